import { personalOf, purposeOf } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { VoiceUpload } from "../domain/upload.ts";
import type { Reader, Tx } from "./db.ts";

const purposeFor = (uploadId: string, beginsAt: number): string =>
  purposeOf("upload_chunks.sealed", uploadId, beginsAt);

/** Keeps a piece of a locked upload, sealed under its person's key. */
export async function insertChunk(
  tx: Tx,
  { id, personId }: Pick<VoiceUpload, "id" | "personId">,
  { beginsAt, bytes }: { beginsAt: number; bytes: Buffer },
): Promise<void> {
  const sealed = await personalOf(tx).seal(tx, personId, bytes, purposeFor(id, beginsAt));
  await tx
    .insertInto("upload_chunks")
    .values({ upload_id: id, begins_at: beginsAt, size: bytes.length, sealed })
    .execute();
}

/** All that arrived of an upload, in order. @throws Refusal `upload-not-found` when its person's key was deleted */
export async function bytesOfUpload(
  db: Reader,
  { id, personId, bytes }: Pick<VoiceUpload, "id" | "personId" | "bytes">,
): Promise<Buffer> {
  const rows = await db
    .selectFrom("upload_chunks")
    .select(["begins_at", "sealed"])
    .where("upload_id", "=", id)
    .orderBy("begins_at")
    .execute();
  const opened = await personalOf(db).openAll(
    rows.map(({ begins_at, sealed }) => ({ userId: personId, sealed, purpose: purposeFor(id, begins_at) })),
  );
  const whole = Buffer.concat(opened.filter((piece) => piece !== null));
  if (whole.length === bytes) return whole;
  throw new Refusal("not-found", "upload-not-found", "There is no such upload, or it is not yours to see.");
}
