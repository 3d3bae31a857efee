import { promisify } from "node:util";
import { constants, zstdCompress, zstdCompressSync, zstdDecompress, zstdDecompressSync } from "node:zlib";
import type { Tx } from "../db/db.ts";
import type { Asked } from "./person-keys.ts";
import { personalOf, type ToOpen } from "./personal-sealer.ts";

const [asItIs, packed] = [0, 1];
/** Compressing fewer bytes gains nothing. */
const leastPacked = 256;
/** More bytes are compressed in a thread, so that nothing else waits for it. */
const mostInline = 256 * 1024;
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const [compress, decompress] = [promisify(zstdCompress), promisify(zstdDecompress)];

/** The purpose of a value in a row: it cannot be opened in another row or column. */
export const purposeOf = (column: string, ...id: readonly (string | number)[]): string =>
  `${column} ${id.join("/")}`;

/**
 * Compresses a person's words and seals them with that person's key. Sealed bytes cannot be compressed any more.
 * `purpose` is `table.column id`, as `PersonalSealer` has it.
 */
export async function sealWords<T>(
  tx: Tx<T>,
  userId: string,
  items: readonly { readonly words: string; readonly purpose: string }[],
): Promise<Buffer[]> {
  const plain = [];
  for (const { words, purpose } of items) plain.push({ plain: await pack(words), purpose });
  return personalOf(tx).sealAll(tx, userId, plain);
}

/** A value of `sealWords`; null when there is none. */
export type SealedWords = Omit<ToOpen, "sealed"> & { readonly sealed: Buffer | null };

/**
 * Opens words of any people, with at most one query for keys; null where there is no value, or the key was destroyed.
 */
export async function openWords(reader: Asked, items: readonly SealedWords[]): Promise<(string | null)[]> {
  const there = items.filter((item): item is ToOpen => item.sealed !== null);
  const opened = (await personalOf(reader).openAll(there, reader)).values();
  return Promise.all(items.map(({ sealed }) => sealed && unpack(opened.next().value ?? null)));
}

async function pack(words: string): Promise<Buffer> {
  const bytes = Buffer.from(words);
  if (bytes.length < leastPacked) return Buffer.concat([Buffer.of(asItIs), bytes]);
  const smaller = bytes.length > mostInline ? await compress(bytes, fast) : zstdCompressSync(bytes, fast);
  return Buffer.concat([Buffer.of(packed), smaller]);
}

function unpack(plain: Buffer | null): string | null | Promise<string> {
  if (!plain) return null;
  const rest = plain.subarray(1);
  if (plain[0] === asItIs) return rest.toString();
  if (rest.length <= mostInline / 4) return zstdDecompressSync(rest).toString();
  return decompress(rest).then((bytes) => bytes.toString());
}
