import { mkdtemp, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type ModelFile, sizeOf } from "../catalogue.ts";
import { sha256Of } from "../files/hash.ts";
import { giveName, partOf, stagingOf } from "../files/staging.ts";
import { type Parcel, parcelsFor, type Way } from "../parcels.ts";
import type { Pace } from "../sources/pace.ts";
import type { Source } from "../sources/source.ts";
import { diskFull, folderTrouble, Trouble } from "../trouble.ts";
import { makeFiles } from "./make-files.ts";

const sizeOnDisk = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/**
 * Fetches the parcels of one way from a source, and makes the wanted files from them.
 * @param onFraction is told how much of the parcels is there, 0 to 1
 * @throws Trouble
 */
export async function bringFiles(
  dir: string,
  wanted: readonly ModelFile[],
  way: Way,
  source: Source,
  { signal, pace }: { signal: AbortSignal; pace: Pace },
  onFraction: (fraction: number) => void,
): Promise<void> {
  const parcels = parcelsFor(way, wanted);
  const plain = new Map(
    wanted.flatMap(({ name }) => {
      const [place] = way.places.get(name) ?? [];
      return place?.member === null ? [[place.parcel, name] as const] : [];
    }),
  );
  const neededBytes =
    sizeOf(parcels) + sizeOf(wanted.filter(({ name }) => ![...plain.values()].includes(name)));
  let before = 0;
  try {
    await requireRoom(dir, neededBytes, parcels);
    for (const parcel of parcels) {
      const onBytes = (bytes: number) =>
        onFraction((before + Math.min(bytes, parcel.bytes)) / sizeOf(parcels));
      await bringParcel(dir, parcel, source, { signal, pace, onBytes });
      const name = plain.get(parcel);
      // Each gets its name at once, so that it need not be fetched again when a later one fails.
      if (name) await giveName(partOf(dir, parcel.name), dir, name);
      before += parcel.bytes;
    }
    await makeFiles(dir, wanted, way, signal);
  } catch (error) {
    throw folderTrouble(error, dir, neededBytes);
  }
  for (const parcel of parcels) await rm(partOf(dir, parcel.name), { force: true });
}

/** @throws Trouble when the disk has not enough room for what is still to be written */
async function requireRoom(dir: string, neededBytes: number, parcels: readonly Parcel[]): Promise<void> {
  const there = await Promise.all(parcels.map(({ name }) => sizeOnDisk(partOf(dir, name))));
  const { bavail, bsize } = await statfs(stagingOf(dir));
  const toWrite = neededBytes - there.reduce((all, bytes) => all + bytes, 0);
  if (bavail * bsize < toWrite) throw diskFull(dir, toWrite - bavail * bsize);
}

/** Fetches a parcel to its part, and checks it. A part that was begun earlier and is faulty is fetched anew, once. */
async function bringParcel(
  dir: string,
  parcel: Parcel,
  source: Source,
  errand: { signal: AbortSignal; pace: Pace; onBytes: (bytes: number) => void },
): Promise<void> {
  const part = partOf(dir, parcel.name);
  const isRight = async () =>
    (await sizeOnDisk(part)) === parcel.bytes && (await sha256Of(part, errand.signal)) === parcel.sha256;
  if (await isRight()) return;
  const begun = (await sizeOnDisk(part)) > 0;
  const scratch = await mkdtemp(join(stagingOf(dir), "client-"));
  try {
    await source.bring(parcel, { ...errand, part, scratch });
  } catch (error) {
    if (!(error instanceof Trouble) || error.kind !== "changed") throw error;
    await rm(part, { force: true });
    throw error;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  if (await isRight()) return;
  await rm(part, { force: true });
  if (begun) return bringParcel(dir, parcel, source, errand);
  throw new Trouble(
    "changed",
    `${parcel.name} from ${source.name} has other bytes than the file that was published: its SHA-256 is wrong. It was deleted.`,
  );
}
