import type { TakeRefusal } from "@storytelling/values";
import type { Selectable } from "kysely";
import type { SessionLine } from "../domain/lines.ts";
import { expiryFrom, type VoiceUpload } from "../domain/upload.ts";
import type { ContributionTables } from "./contribution-tables.ts";
import type { Reader, Tx } from "./db.ts";
import { openLines, sealLines } from "./shown-lines.ts";

type Row = Selectable<ContributionTables["voice_uploads"]>;

const uploadOf = (row: Row): VoiceUpload => ({
  id: row.id,
  sessionId: row.session_id,
  participantId: row.participant_id,
  personId: row.person_id,
  consentId: row.consent_id,
  revision: row.revision,
  lines: row.line_numbers,
  bytes: row.bytes,
  sha256: row.sha256,
  received: row.received,
  state: row.state,
  refusal: row.refusal,
  begunAt: row.begun_at,
  touchedAt: row.touched_at,
  expiresAt: row.expires_at,
});

export async function insertUpload(
  tx: Tx,
  upload: VoiceUpload,
  { ownerId, lines }: { ownerId: string; lines: readonly SessionLine[] },
): Promise<void> {
  const { id, sessionId, participantId, personId, consentId, revision, bytes, sha256, state } = upload;
  const words = await sealLines(tx, { table: "voice_uploads", id, ownerId }, lines);
  await tx
    .insertInto("voice_uploads")
    .values({
      id,
      session_id: sessionId,
      participant_id: participantId,
      person_id: personId,
      consent_id: consentId,
      revision,
      line_numbers: [...upload.lines],
      words_sealed: words,
      bytes,
      sha256,
      state,
      received: 0,
      begun_at: upload.begunAt,
      touched_at: upload.touchedAt,
      expires_at: upload.expiresAt,
    })
    .execute();
}

export async function findUpload(db: Reader | Tx, id: string): Promise<VoiceUpload | undefined> {
  const row = await db.selectFrom("voice_uploads").selectAll().where("id", "=", id).executeTakeFirst();
  return row && uploadOf(row);
}

/** The same, locked until the transaction ends. */
export async function lockUpload(tx: Tx, id: string): Promise<VoiceUpload | undefined> {
  const query = tx.selectFrom("voice_uploads").selectAll().where("id", "=", id).forUpdate();
  const row = await query.executeTakeFirst();
  return row && uploadOf(row);
}

/** The lines that an upload was begun for, as the participant saw them. */
export async function linesOfUpload(db: Reader | Tx, id: string, ownerId: string): Promise<SessionLine[]> {
  const query = db.selectFrom("voice_uploads").select("words_sealed").where("id", "=", id);
  const row = await query.executeTakeFirst();
  return row ? openLines(db, { table: "voice_uploads", id, ownerId, sealed: row.words_sealed }) : [];
}

/** A participant's uploads, newest first, without those that came in one request. */
export async function uploadsOf(db: Reader | Tx, participantId: string): Promise<VoiceUpload[]> {
  const rows = await db
    .selectFrom("voice_uploads")
    .selectAll()
    .where("participant_id", "=", participantId)
    .where("state", "!=", "whole")
    .orderBy("id", "desc")
    .execute();
  return rows.map(uploadOf);
}

/** How many of a participant's uploads have not ended. */
export async function countUnfinished(tx: Tx, participantId: string, now: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("voice_uploads")
    .select((row) => row.fn.countAll<number>().as("count"))
    .where("participant_id", "=", participantId)
    .where("state", "=", "receiving")
    .where("expires_at", ">", now)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Notes how much of a locked upload has arrived. */
export const noteReceived = (tx: Tx, id: string, received: number, now: Date): Promise<unknown> =>
  tx
    .updateTable("voice_uploads")
    .set({ received, touched_at: now, expires_at: expiryFrom(now) })
    .where("id", "=", id)
    .execute();

/** Ends a locked upload and drops what arrived. Its row stays until it expires, to answer requests that come late. */
export async function endUpload(tx: Tx, id: string, refusal: TakeRefusal | null): Promise<void> {
  const state = refusal === null ? "done" : "refused";
  await tx.updateTable("voice_uploads").set({ state, refusal }).where("id", "=", id).execute();
  await tx.deleteFrom("upload_chunks").where("upload_id", "=", id).execute();
}

export const deleteUpload = (tx: Tx, id: string): Promise<unknown> =>
  tx.deleteFrom("voice_uploads").where("id", "=", id).execute();

/** Uploads that are complete, but that no request has ended since `before`. */
export async function forsakenUploads(db: Reader, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom("voice_uploads")
    .select("id")
    .where("state", "=", "receiving")
    .whereRef("received", "=", "bytes")
    .where("touched_at", "<", before)
    .orderBy("id")
    .limit(50)
    .execute();
  return rows.map(({ id }) => id);
}

/** Deletes uploads that have expired, and returns those that may have left a file: of the state `whole`. */
export async function deleteExpired(tx: Tx, now: Date): Promise<{ id: string; personId: string }[]> {
  const rows = await tx
    .deleteFrom("voice_uploads")
    .where("expires_at", "<", now)
    .returning(["id", "person_id", "state"])
    .execute();
  return rows.flatMap(({ id, person_id: personId, state }) => (state === "whole" ? [{ id, personId }] : []));
}

/** Deletes the uploads under a consent, of a person or in a session. Returns those that may have left a file. */
export async function deleteUploadsOf(
  tx: Tx,
  of: { consentId: string } | { personId: string } | { participantId: string } | { sessionId: string },
): Promise<{ id: string; personId: string }[]> {
  const [name, value] = Object.entries(of)[0] as [string, string];
  const column = {
    consentId: "consent_id",
    personId: "person_id",
    participantId: "participant_id",
    sessionId: "session_id",
  }[name];
  const rows = await tx
    .deleteFrom("voice_uploads")
    .where(column as "session_id", "=", value)
    .returning(["id", "person_id"])
    .execute();
  return rows.map(({ id, person_id: personId }) => ({ id, personId }));
}
