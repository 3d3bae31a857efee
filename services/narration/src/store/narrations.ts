import { type Db, record, type Tx } from "@storytelling/service";
import { type Insertable, sql } from "kysely";
import type { Change, Narration, Run } from "../domain/narration.ts";
import {
  type NarrationRow,
  type NarrationWords,
  type OpenNarration,
  openNarrations,
  sealNarration,
} from "./narration-words.ts";
import type { Reader, Tables } from "./tables.ts";

const running = ["queued", "rendering", "mastering"] as const;

export const narrationOf = (row: NarrationRow): Narration => ({
  id: row.id,
  ownerId: row.owner_id,
  storyId: row.story_id,
  revision: row.revision,
  status: row.status,
  lines: row.lines,
  linesReady: row.lines_ready,
  rebuiltSegments: row.rebuilt_segments,
  rendered: row.rendered,
  workId: row.work_id,
});

/** A narration with its words; undefined also when the owner's key was deleted. */
export async function findNarration({ read }: Db<Tables>, id: string): Promise<OpenNarration | undefined> {
  const rows = await read.selectFrom("story_narrations").selectAll().where("id", "=", id).execute();
  const [narration] = await openNarrations(read, rows);
  return narration;
}

/** Reads a narration and locks it until the transaction ends. */
export const lockNarration = (tx: Tx<Tables>, id: string): Promise<NarrationRow | undefined> =>
  tx.selectFrom("story_narrations").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** Locks all narrations of a story, oldest first. */
export const lockNarrationsOf = (tx: Tx<Tables>, storyId: string): Promise<NarrationRow[]> =>
  tx
    .selectFrom("story_narrations")
    .selectAll()
    .where("story_id", "=", storyId)
    .orderBy("id")
    .forUpdate()
    .execute();

/** Locks all narrations of an owner, oldest first. */
export const lockNarrationsBy = (tx: Tx<Tables>, ownerId: string): Promise<NarrationRow[]> =>
  tx
    .selectFrom("story_narrations")
    .selectAll()
    .where("owner_id", "=", ownerId)
    .orderBy("id")
    .forUpdate()
    .execute();

/** The running narration with this cast key, if any. One that is rebuilt is another one. */
export const findRunning = (
  tx: Reader,
  storyId: string,
  castKey: string,
): Promise<NarrationRow | undefined> =>
  tx
    .selectFrom("story_narrations")
    .selectAll()
    .where("story_id", "=", storyId)
    .where("cast_key", "=", castKey)
    .where("status", "in", running)
    .where("rebuilt_segments", "is", null)
    .executeTakeFirst();

/** Narrations, newest first, that can be played by everybody or all, and are older than the one with the id `before`. */
export async function listNarrations(
  db: Db<Tables>,
  filter: {
    ownerId?: string;
    storyId?: string | undefined;
    playableOnly?: boolean;
    before: string | null;
    limit: number;
  },
): Promise<OpenNarration[]> {
  let query = db.read.selectFrom("story_narrations").selectAll();
  if (filter.ownerId) query = query.where("owner_id", "=", filter.ownerId);
  if (filter.storyId) query = query.where("story_id", "=", filter.storyId);
  if (filter.playableOnly)
    query = query.where("book", "is not", null).where(sql<boolean>`not exists (
        select from takes t where not t.publishable and (
          t.id in (select take_id from narration_segments where narration_id = story_narrations.id and take_id is not null)
          or t.id in (select take_id from book_takes where narration_id = story_narrations.id)))`);
  if (filter.before) query = query.where("id", "<", filter.before);
  return openNarrations(db.read, await query.orderBy("id", "desc").limit(filter.limit).execute());
}

type NewNarration = Omit<Insertable<Tables["story_narrations"]>, "sealed">;

export async function insertNarration(
  tx: Tx<Tables>,
  row: NewNarration,
  words: NarrationWords,
): Promise<NarrationRow> {
  const sealed = await sealNarration(tx, { id: row.id, ownerId: row.owner_id }, words);
  return tx
    .insertInto("story_narrations")
    .values({ ...row, sealed })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Writes the change of a locked narration with its events, and the other columns in `more`. */
export async function saveChange(
  tx: Tx<Tables>,
  id: string,
  change: Change,
  more: Partial<{
    error: string | null;
    duration_ms: number;
    started_at: Date;
    mastering_at: Date | null;
    finished_at: Date | null;
    work_id: string;
    characters_charged: number;
    edition: number;
    book: number | null;
    rebuilt_segments: number | null;
  }> = {},
): Promise<NarrationRow> {
  const row = await tx
    .updateTable("story_narrations")
    .set({ status: change.status, ...more })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, change.events);
  return row;
}

/** Saves the progress of mastering; false when this run is not being mastered any more. */
export async function noteMastering(
  tx: Tx<Tables>,
  run: Run,
  progress: { book_ms?: number; mastering_at?: Date; mastered_ms: number },
): Promise<boolean> {
  const row = await tx
    .updateTable("story_narrations")
    .set(progress)
    .where("id", "=", run.id)
    .where("work_id", "is not distinct from", run.workId)
    .where("status", "=", "mastering")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes a lock on an owner's renditions until the transaction ends. Transactions that rely on existing renditions and
 * transactions that delete renditions take it, so that they run one after the other.
 */
export const lockRenditions = (tx: Tx<Tables>, ownerId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`renditions ${ownerId}`}, 2))`.execute(tx);

/**
 * Deletes a locked narration and the renditions that no other narration of the owner needs. Returns the ids of blobs
 * to delete.
 */
export async function deleteNarration(tx: Tx<Tables>, row: NarrationRow): Promise<string[]> {
  const hashes = await tx
    .selectFrom("narration_segments")
    .select("hash")
    .distinct()
    .where("narration_id", "=", row.id)
    .where("hash", "is not", null)
    .execute();
  await tx.deleteFrom("story_narrations").where("id", "=", row.id).execute();
  const { rows } = await sql<{ blob_id: string }>`
    delete from renditions r where r.owner_id = ${row.owner_id}
       and r.hash = any(${hashes.map(({ hash }) => hash)}::text[])
       and not exists (
         select from narration_segments s join story_narrations n on n.id = s.narration_id
          where s.hash = r.hash and n.owner_id = r.owner_id)
    returning r.blob_id`.execute(tx);
  return rows.map((one) => one.blob_id);
}

/** Marks the narrations of a story that were requested before its chapters changed. */
export const markChaptersChanged = (tx: Tx<Tables>, storyId: string, changedAt: Date): Promise<unknown> =>
  tx
    .updateTable("story_narrations")
    .set({ chapters_changed: true })
    .where("story_id", "=", storyId)
    .where("created_at", "<", changedAt)
    .execute();
