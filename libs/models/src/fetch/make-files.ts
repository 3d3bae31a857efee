import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ModelFile } from "../catalogue.ts";
import { appendTo } from "../files/append.ts";
import { sha256Of } from "../files/hash.ts";
import { giveName, partOf, stagingOf } from "../files/staging.ts";
import { unpack } from "../files/unpack.ts";
import { type Parcel, type Place, parcelsFor, type Way } from "../parcels.ts";
import { Trouble } from "../trouble.ts";

/** Makes the wanted files from checked archives. A file is checked, too, before it gets its name. */
export async function makeFiles(
  dir: string,
  wanted: readonly ModelFile[],
  way: Way,
  signal: AbortSignal,
): Promise<void> {
  const written = new Map<string, number>();
  for (const parcel of parcelsFor(way, wanted)) {
    if (parcel.format === "plain") continue;
    const files = filesIn(parcel, wanted, way);
    await unpack(partOf(dir, parcel.name), parcel.format, new Set(files.keys()), async (member, content) => {
      signal.throwIfAborted();
      const { file, place, isLast } = files.get(member) ?? missing(member, parcel);
      const path = join(stagingOf(dir), `${file.name.replaceAll("/", "+")}.new`);
      const from = written.get(path) ?? 0;
      await appendTo(path, from, file.bytes, skip(content, place.from), {
        onBytes: (bytes) => written.set(path, bytes),
        tooLong: () => new Trouble("changed", `${parcel.name} has a longer ${file.name} than it should.`),
      });
      if (isLast) await finish(path, dir, file, signal);
    });
  }
}

interface Found {
  readonly file: ModelFile;
  readonly place: Place;
  readonly isLast: boolean;
}

/** The wanted files of a parcel by the member that they are in. */
const filesIn = (parcel: Parcel, wanted: readonly ModelFile[], way: Way): Map<string, Found> =>
  new Map(
    wanted.flatMap((file) => {
      const places = way.places.get(file.name) ?? [];
      const place = places.find((candidate) => candidate.parcel === parcel);
      return place?.member ? [[place.member, { file, place, isLast: place === places.at(-1) }] as const] : [];
    }),
  );

function missing(member: string, parcel: Parcel): never {
  throw new Error(`${parcel.name} was asked for ${member}.`);
}

async function* skip(content: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes;
  for await (const chunk of content) {
    const skipped = Math.min(left, chunk.length);
    left -= skipped;
    if (skipped < chunk.length) yield chunk.subarray(skipped);
  }
}

async function finish(path: string, dir: string, file: ModelFile, signal: AbortSignal): Promise<void> {
  if ((await sha256Of(path, signal)) === file.sha256) return giveName(path, dir, file.name);
  await rm(path, { force: true });
  throw new Trouble(
    "changed",
    `The file made for ${file.name} has other bytes than it should. It was deleted.`,
  );
}
