import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { unpackTar } from "modern-tar";
import { openPromise } from "yauzl";

/** How a published file holds others: not at all, as a zip (wheels and NumPy's .npz are zips), or as a gzipped tar. */
export type Format = "plain" | "zip" | "tgz";

type Take = (member: string, content: AsyncIterable<Uint8Array>) => Promise<void>;

/**
 * Gives each wanted member of an archive to `take`, in the archive's order. The archive's SHA-256 was checked before,
 * so its format is known to be sound.
 */
export async function unpack(
  path: string,
  format: Exclude<Format, "plain">,
  wanted: ReadonlySet<string>,
  take: Take,
): Promise<void> {
  await (format === "zip" ? unzip(path, wanted, take) : untar(path, wanted, take));
}

async function unzip(path: string, wanted: ReadonlySet<string>, take: Take): Promise<void> {
  const zip = await openPromise(path);
  try {
    for await (const entry of zip.eachEntry())
      if (wanted.has(entry.fileName)) await take(entry.fileName, await zip.openReadStreamPromise(entry));
  } finally {
    zip.close();
  }
}

/** In memory: the only tarball that is fetched has 27 MB. */
async function untar(path: string, wanted: ReadonlySet<string>, take: Take): Promise<void> {
  const bytes = await promisify(gunzip)(await readFile(path));
  for (const { header, data } of await unpackTar(bytes, { filter: ({ name }) => wanted.has(name) }))
    if (data) await take(header.name, Readable.from([data]));
}
