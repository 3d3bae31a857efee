import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { packTar } from "modern-tar";
import type { ModelFile, ModelFiles } from "../src/catalogue.ts";
import type { Format } from "../src/files/unpack.ts";
import type { Batch, Parcel, Place, Way } from "../src/parcels.ts";

const content = (seed: number, bytes: number): Buffer =>
  Buffer.from(Uint8Array.from({ length: bytes }, (_, at) => (at * 31 + (at >> 8) * seed + seed) & 255));
const pinned = (name: string, bytes: Uint8Array): ModelFile => ({
  name,
  bytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

const contents: Record<string, Buffer> = {
  "english/words.gz": content(3, 20_000),
  "hibari/hibari.onnx": content(5, 70_000),
  "kokoro/network.onnx": content(7, 300_001),
  "kokoro/voices/one.bin": content(11, 4000),
  "kokoro/voices/two.bin": content(13, 4000),
};
const of = (name: string): Buffer => contents[name] ?? Buffer.of();
const fileOf = (name: string): ModelFile => pinned(name, of(name));

/** Models as the real ones, but small. */
export const smallFiles: ModelFiles = {
  english: [fileOf("english/words.gz")],
  hibari: [fileOf("hibari/hibari.onnx")],
  kokoro: [fileOf("kokoro/network.onnx"), fileOf("kokoro/voices/one.bin"), fileOf("kokoro/voices/two.bin")],
};
const { english, hibari, kokoro } = smallFiles;

const packed = new Map<string, Uint8Array>();
function parcel(name: string, bytes: Uint8Array, format: Format, version?: string): Parcel {
  packed.set(name, bytes);
  const [project = ""] = name.split(/[-_]\d/);
  return { ...pinned(name, bytes), format, ...(version ? { package: [project, version] as const } : {}) };
}

const wheel = parcel(
  "narrator-1.0-py3-none-any.whl",
  zipSync({ "narrator/words.gz": of("english/words.gz"), "narrator/hibari.onnx": of("hibari/hibari.onnx") }),
  "zip",
  "1.0",
);
const half = of("kokoro/network.onnx").length / 2;
const parts = [of("kokoro/network.onnx").subarray(0, half), of("kokoro/network.onnx").subarray(half)].map(
  (bytes, at) =>
    parcel(`part-${at + 1}.0-py3-none-any.whl`, zipSync({ "part.bin": bytes }), "zip", `${at + 1}.0`),
);
const release = parcel("network.onnx", of("kokoro/network.onnx"), "plain");
const npz = parcel(
  "voices.npz",
  // Not compressed, with the header that NumPy writes before each array.
  zipSync(
    {
      "one.npy": Buffer.concat([content(1, 128), of("kokoro/voices/one.bin")]),
      "two.npy": Buffer.concat([content(2, 128), of("kokoro/voices/two.bin")]),
    },
    { level: 0 },
  ),
  "zip",
);
const tgz = parcel(
  "voices-1.0.tgz",
  gzipSync(
    await packTar(
      ["one", "other", "two"].map((voice) => {
        const body = of(`kokoro/voices/${voice}.bin`);
        return { header: { name: `package/voices/${voice}.bin`, size: body.length }, body };
      }),
    ),
  ),
  "tgz",
  "1.0",
);

const way = (publisher: Way["publisher"], places: Record<string, Place[]>): Way => ({
  publisher,
  places: new Map(Object.entries(places)),
});
const own = (files: readonly ModelFile[]): Way =>
  way(
    "own",
    Object.fromEntries(
      files.map((file) => [
        file.name,
        [{ parcel: { ...file, format: "plain" as const }, member: null, from: 0 }],
      ]),
    ),
  );
const voicesIn = (
  from: Parcel,
  member: (voice: string) => string,
  skipped: number,
): Record<string, Place[]> =>
  Object.fromEntries(
    ["one", "two"].map((voice) => [
      `kokoro/voices/${voice}.bin`,
      [{ parcel: from, member: member(voice), from: skipped }],
    ]),
  );

/** The small models, published as the real ones are: in archives, in parts, and plain. */
export const smallBatches: readonly Batch[] = [
  {
    title: "narrator",
    ways: [
      own([...english, ...hibari]),
      way("pypi", {
        "english/words.gz": [{ parcel: wheel, member: "narrator/words.gz", from: 0 }],
        "hibari/hibari.onnx": [{ parcel: wheel, member: "narrator/hibari.onnx", from: 0 }],
      }),
    ],
  },
  {
    title: "voices",
    ways: [
      own(kokoro.slice(1)),
      way(
        "release",
        voicesIn(npz, (voice) => `${voice}.npy`, 128),
      ),
      way(
        "npm",
        voicesIn(tgz, (voice) => `package/voices/${voice}.bin`, 0),
      ),
    ],
  },
  {
    title: "network",
    ways: [
      own(kokoro.slice(0, 1)),
      way("release", { "kokoro/network.onnx": [{ parcel: release, member: null, from: 0 }] }),
      way("pypi", {
        "kokoro/network.onnx": parts.map((part) => ({ parcel: part, member: "part.bin", from: 0 })),
      }),
    ],
  },
];

/** The files of the models' folder, and the published ones. */
export const layout = (): [string, Uint8Array][] => Object.entries(contents);
export const publishedFiles = (): [string, Uint8Array][] => [...packed];
