import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ModelFile } from "../catalogue.ts";
import { appendTo } from "../files/append.ts";
import { Trouble } from "../trouble.ts";
import { download } from "./download.ts";
import type { Errand, Source } from "./source.ts";

/** A folder, or an http(s) address, that an operator named. It may hold our files, or the published ones. */
export function ownSource(from: string): Source {
  const isAddress = /^https?:\/\//i.test(from);
  const base = isAddress ? from.replace(/\/*$/, "/") : resolve(from);
  return {
    name: from,
    serves: () => true,
    bring: (parcel, errand) =>
      isAddress
        ? download(new URL(parcel.name, base).href, parcel, errand)
        : copy(join(base, parcel.name), parcel, errand),
  };
}

async function copy(path: string, { bytes }: ModelFile, { part, signal, onBytes }: Errand): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Trouble("absent", `${path} does not exist, or cannot be read.`);
  if (found.size !== bytes)
    throw new Trouble("changed", `${path} has ${found.size} bytes instead of ${bytes}.`);
  const tooLong = () => new Trouble("changed", `${path} is longer than ${bytes} bytes.`);
  await appendTo(part, 0, bytes, createReadStream(path, { signal, highWaterMark: 1 << 20 }), {
    onBytes,
    tooLong,
  });
}
