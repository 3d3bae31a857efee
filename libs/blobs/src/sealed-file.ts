import { createHash, randomBytes } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { z } from "zod";
import { type FileCipher, fileCipher, HEADER, SALT, saltOf, TAG } from "./cipher.ts";

/** Plaintext bytes in a chunk; only the last may have fewer. */
export const CHUNK = 65_536;
const LENGTH = 4;
const MOST_DESCRIPTION = 4_096;

const Description = z.object({ size: z.int().nonnegative(), sha256: z.string(), contentType: z.string() });

/** The description in a file. */
export type Description = z.infer<typeof Description>;

/** The owner, id and key of a file. */
export interface Identity {
  key: Buffer;
  owner: string;
  id: string;
}

/** A file whose description was opened and matches its length. */
export interface Opened {
  cipher: FileCipher;
  description: Description;
}

const chunksOf = (size: number): number => Math.max(1, Math.ceil(size / CHUNK));

/**
 * Writes header, sealed chunks, sealed description and its length (4 bytes), from the start of an empty file. It
 * holds one chunk in memory, for any size.
 */
export async function writeSealed(
  handle: FileHandle,
  { key, owner, id }: Identity,
  content: AsyncIterable<Uint8Array>,
  contentType: string,
): Promise<Description> {
  const cipher = fileCipher(key, randomBytes(SALT), owner, id);
  const hash = createHash("sha256");
  // A separate copy, since a source may reuse its buffer. It is held until we know whether it is the last chunk.
  const chunk = Buffer.allocUnsafe(CHUNK);
  let filled = 0;
  let index = 0;
  let size = 0;
  await handle.writeFile(cipher.header);
  for await (const part of content) {
    hash.update(part);
    size += part.length;
    for (let at = 0; at < part.length; ) {
      if (filled === CHUNK) {
        await handle.writeFile(cipher.seal(index++, "more", chunk));
        filled = 0;
      }
      const piece = part.subarray(at, at + CHUNK - filled);
      chunk.set(piece, filled);
      filled += piece.length;
      at += piece.length;
    }
  }
  await handle.writeFile(cipher.seal(index, "last", chunk.subarray(0, filled)));
  const description = { size, sha256: hash.digest("hex"), contentType };
  const sealed = cipher.seal(0, "description", Buffer.from(JSON.stringify(description)));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(sealed.length);
  await handle.writeFile(Buffer.concat([sealed, length]));
  return description;
}

/** Opens a file's description. Throws if the file, key, owner or id differ from those at writing. */
export async function openSealed(handle: FileHandle, { key, owner, id }: Identity): Promise<Opened> {
  const { size: total } = await handle.stat();
  const salt = saltOf(await readAt(handle, 0, HEADER));
  if (!salt) throw new Error("not a blob of this version");
  const length = (await readAt(handle, total - LENGTH, LENGTH)).readUInt32BE();
  if (length > MOST_DESCRIPTION) throw new Error("implausible description");
  const cipher = fileCipher(key, salt, owner, id);
  const sealed = await readAt(handle, total - LENGTH - length, length);
  const description = Description.parse(JSON.parse(cipher.open(0, "description", sealed).toString()));
  const due = HEADER + description.size + chunksOf(description.size) * TAG + length + LENGTH;
  if (total !== due) throw new Error(`${total} bytes where ${due} are due`);
  return { cipher, description };
}

/**
 * Yields the plaintext from `start` to before `end` (at most the size), chunk by chunk. Each is authenticated first.
 */
export async function* readSealed(
  handle: FileHandle,
  { cipher, description }: Opened,
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  const last = chunksOf(description.size) - 1;
  for (let index = Math.floor(start / CHUNK); index * CHUNK < end; index++) {
    const from = index * CHUNK;
    const length = Math.min(CHUNK, description.size - from) + TAG;
    const sealed = await readAt(handle, HEADER + index * (CHUNK + TAG), length);
    const plain = cipher.open(index, index === last ? "last" : "more", sealed);
    yield plain.subarray(Math.max(0, start - from), end - from);
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  if (position < 0) throw new Error("too short");
  const buffer = Buffer.allocUnsafe(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new Error("too short");
    filled += bytesRead;
  }
  return buffer;
}
