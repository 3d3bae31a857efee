import { createHash } from "node:crypto";
import { transaction } from "@storytelling/service";
import { notFound, Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { requireAlive, requireOffset, requireRoom, type VoiceUpload } from "../domain/upload.ts";
import { insertChunk } from "../store/upload-chunks.ts";
import { lockUpload, noteReceived } from "../store/uploads.ts";

/** The most bytes of one row. */
const pieceBytes = 262_144;
/** The most bytes of a piece with a checksum, which is kept whole or not at all. */
export const mostCheckedBytes = 8 * 1_048_576;

interface Piece {
  readonly uploadId: string;
  readonly offset: number;
  readonly incoming: AsyncIterable<Uint8Array>;
  /** SHA-256 of the piece. */
  readonly checksum: Buffer | null;
}

/**
 * Adds what arrives to an upload; it is committed when the promise resolves. With a checksum, all of it or nothing; without
 * one, what arrived before the connection broke. Returns how many bytes the upload then has.
 * @throws Refusal `offset-mismatch`, `checksum-mismatch`, `upload-too-long` …
 */
export async function appendChunks(app: App, piece: Piece): Promise<number> {
  return piece.checksum ? appendChecked(app, piece, piece.checksum) : appendStream(app, piece);
}

async function appendChecked(app: App, { uploadId, offset, incoming }: Piece, sum: Buffer): Promise<number> {
  const bytes = await allOf(incoming);
  if (!createHash("sha256").update(bytes).digest().equals(sum)) throw mismatch();
  return append(app, uploadId, offset, bytes);
}

async function appendStream(app: App, { uploadId, offset, incoming }: Piece): Promise<number> {
  let end = offset;
  let waiting: Uint8Array[] = [];
  let size = 0;
  const flush = async () => {
    end = await append(app, uploadId, end, Buffer.concat(waiting));
    waiting = [];
    size = 0;
  };
  try {
    for await (const chunk of incoming) {
      waiting.push(chunk);
      size += chunk.length;
      if (size >= pieceBytes) await flush();
    }
  } catch (error) {
    // The connection broke. What came before counts, so that it need not be sent again.
    if (error instanceof Refusal && error.code === "body-cut-off") await flush();
    throw error;
  }
  await flush();
  return end;
}

/** Commits bytes that follow those that have arrived. */
const append = (app: App, id: string, offset: number, bytes: Buffer): Promise<number> =>
  transaction(app.db, async (tx) => {
    const upload = await lockUpload(tx, id);
    if (!upload) throw notFound("upload");
    const now = app.clock.now();
    requireAlive(upload, now);
    requireOffset(upload, offset);
    requireRoom(upload, offset + bytes.length);
    if (bytes.length === 0) return offset;
    await insertAll(tx, upload, offset, bytes);
    await noteReceived(tx, id, offset + bytes.length, now);
    return offset + bytes.length;
  });

async function insertAll(
  tx: Parameters<typeof insertChunk>[0],
  upload: VoiceUpload,
  offset: number,
  bytes: Buffer,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += pieceBytes)
    await insertChunk(tx, upload, { beginsAt: offset + at, bytes: bytes.subarray(at, at + pieceBytes) });
}

async function allOf(incoming: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of incoming) {
    size += piece.length;
    if (size > mostCheckedBytes) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const mismatch = (): Refusal =>
  new Refusal(
    "checksum-mismatch",
    "checksum-mismatch",
    "This piece arrived damaged: its SHA-256 differs. Nothing of it was kept. Send it again.",
  );

const tooLarge = (): Refusal =>
  new Refusal(
    "too-large",
    "piece-too-large",
    `A piece with a checksum has at most ${mostCheckedBytes} bytes. Send smaller pieces.`,
  );
