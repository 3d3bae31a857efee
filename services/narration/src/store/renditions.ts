import type { Measure } from "@storytelling/media";
import type { Db, Tx } from "@storytelling/service";
import { sql } from "kysely";
import type { LineCheck } from "../domain/check.ts";
import type { Pace } from "../domain/progress.ts";
import { pronouncedOf, type SpokenForm, saidOf } from "../domain/spoken-form.ts";
import { readLines } from "./lines.ts";
import type { NarrationRow } from "./narration-words.ts";
import type { KeptWord, Reader, Tables } from "./tables.ts";

/** The data that a rendering job needs. */
export interface RenderWork {
  language: string;
  status: NarrationRow["status"];
  work_id: string | null;
  /** What the voice is to say. */
  said: string;
  pronounced?: NonNullable<SpokenForm["pronounced"]>;
  provider: string;
  base: string;
  pitch: number;
  rate: number;
  /** Null is plain. */
  manner: "whisper" | "shout" | null;
  exists: boolean;
}

/** The first segment of a narration with this hash, and whether its rendition already exists. */
export async function findWork(
  db: Db<Tables>,
  narrationId: string,
  hash: string,
): Promise<RenderWork | undefined> {
  const row = await db.read
    .selectFrom("narration_segments as s")
    .innerJoin("story_narrations as n", "n.id", "s.narration_id")
    .leftJoin("renditions as r", (join) =>
      join.onRef("r.hash", "=", "s.hash").onRef("r.owner_id", "=", "n.owner_id"),
    )
    .select((row) => row.fn.coalesce("s.language", "n.language").as("language"))
    .select(["n.status", "n.work_id", "s.index", "s.provider", "s.base", "s.pitch", "s.rate"])
    .select("s.manner")
    .select((row) => row("r.hash", "is not", null).as("exists"))
    .where("s.narration_id", "=", narrationId)
    .where("s.hash", "=", hash)
    .orderBy("s.index")
    .limit(1)
    .$castTo<Omit<RenderWork, "said"> & { index: number }>()
    .executeTakeFirst();
  if (!row) return undefined;
  const lineOf = await readLines(db.read, narrationId, row.index, row.index);
  const line = lineOf(row.index);
  return { ...row, said: saidOf(line), ...pronouncedOf(line.form) };
}

/** A rendition whose audio is in the blob store. */
export interface NewRendition {
  blobId: string;
  samples: number;
  sampleRate: number;
  words: KeptWord[];
  wordCount: number;
  check: LineCheck;
}

/**
 * Saves a rendition unless it exists, and marks the segments that need it as ready. The caller holds the narration's
 * lock.
 * @param made null when the rendition existed before
 * @returns the narration with its new counts, and whether `made` was saved
 */
export async function settleRendition(
  tx: Tx<Tables>,
  narration: { id: string; owner_id: string },
  hash: string,
  made: NewRendition | null,
  now: Date,
): Promise<{ row: NarrationRow; kept: boolean }> {
  const inserted =
    made &&
    (await tx
      .insertInto("renditions")
      .values({
        owner_id: narration.owner_id,
        hash,
        blob_id: made.blobId,
        samples: made.samples,
        sample_rate: made.sampleRate,
        words: JSON.stringify(made.words),
        word_count: made.wordCount,
        flaws: JSON.stringify(made.check.flaws),
        rerendered: made.check.rerendered,
        spoken_by: made.check.spokenBy,
        loudness: made.check.loudness,
        pitch: made.check.pitch,
        rendered_for: narration.id,
        created_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("hash")
      .executeTakeFirst());
  const rendered = inserted ? 1 : 0;
  const counts = await sql<NarrationRow>`
    with ready as (
      update narration_segments set ready = true, reused = reused or ${rendered === 0}
       where narration_id = ${narration.id} and hash = ${hash} and not ready
      returning words),
    audio as (
      select (flaws is not null)::int as checked, rerendered::int as rerendered,
             (jsonb_array_length(coalesce(flaws, '[]')) > 0)::int as flawed
        from renditions where owner_id = ${narration.owner_id} and hash = ${hash})
    update story_narrations set
           lines_checked = lines_checked + (select coalesce(count(*) * max(checked), 0) from ready, audio),
           lines_rerendered = lines_rerendered + (select coalesce(count(*) * max(rerendered), 0) from ready, audio),
           lines_flawed = lines_flawed + (select coalesce(count(*) * max(flawed), 0) from ready, audio),
           lines_ready = lines_ready + (select count(*) from ready),
           words_left = words_left - coalesce((select max(words) from ready), 0),
           rendered = rendered + ${rendered},
           status = case status when 'queued' then 'rendering' else status end
     where id = ${narration.id}
    returning *`.execute(tx);
  const [row] = counts.rows;
  if (!row) throw new Error("The row of the narration is missing although it is locked.");
  return { row, kept: rendered === 1 };
}

/** The measures of the first lines that a synthetic voice spoke for a narration, at most 15. */
export const firstMeasures = (db: Db<Tables>, narrationId: string, spokenBy: string): Promise<Measure[]> =>
  db.read
    .selectFrom("renditions")
    .select(["loudness", "pitch"])
    .where("rendered_for", "=", narrationId)
    .where("spoken_by", "=", spokenBy)
    .orderBy("created_at")
    .limit(15)
    .execute();

/** How much was rendered for a narration since a time. */
export async function paceSince(reader: Reader, narrationId: string, since: Date, now: Date): Promise<Pace> {
  const row = await reader
    .selectFrom("renditions")
    .select((one) => [
      one.fn.countAll<number>().as("renditions"),
      one.fn.sum<number | null>("word_count").as("words"),
      sql<number | null>`sum(samples * 1000.0 / sample_rate)::float8`.as("audio_ms"),
      one.fn.min("created_at").as("first"),
    ])
    .where("rendered_for", "=", narrationId)
    .where("created_at", ">=", since)
    .executeTakeFirstOrThrow();
  const seconds = row.first ? (now.getTime() - new Date(row.first).getTime()) / 1000 : 0;
  return { renditions: row.renditions, words: row.words ?? 0, audioMs: row.audio_ms ?? 0, seconds };
}

/** The median speed of the last five masterings, in seconds of audio per second; null before the first one. */
export async function masteringSpeed(reader: Reader): Promise<number | null> {
  const { rows } = await sql<{ speed: number | null }>`
    select percentile_cont(0.5) within group (order by speed) as speed
      from (select duration_ms / (1000 * extract(epoch from finished_at - mastering_at))::float8 as speed
              from story_narrations
             where status = 'done' and finished_at > mastering_at and duration_ms > 0
             order by finished_at desc limit 5) as last`.execute(reader);
  return rows[0]?.speed ?? null;
}

/** Deletes all renditions of an owner. */
export const deleteRenditionsOf = (tx: Tx<Tables>, ownerId: string): Promise<unknown> =>
  tx.deleteFrom("renditions").where("owner_id", "=", ownerId).execute();

/** Whether a rendition of an owner is kept in this blob. */
export async function isUsed(db: Db<Tables>, ownerId: string, blobId: string): Promise<boolean> {
  const row = await db.read
    .selectFrom("renditions")
    .select("hash")
    .where("owner_id", "=", ownerId)
    .where("blob_id", "=", blobId)
    .executeTakeFirst();
  return row !== undefined;
}
