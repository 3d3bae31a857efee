import type { Selectable } from "kysely";
import type { AnalysisRun, Attempt } from "../domain/analysis-run.ts";
import type { Reader, Tx } from "./db.ts";
import type { Tables } from "./tables.ts";

const columns = [
  "id",
  "story_id",
  "revision",
  "engine_version",
  "status",
  "progress",
  "stage",
  "error",
  "requested_at",
  "touched_at",
  "work_id",
] as const;
type Row = Pick<Selectable<Tables["story_analyses"]>, (typeof columns)[number]>;

const runOf = (row: Row): AnalysisRun => ({
  id: row.id,
  storyId: row.story_id,
  revision: row.revision,
  engineVersion: row.engine_version,
  status: row.status,
  progress: row.progress,
  stage: row.stage,
  error: row.error,
  requestedAt: row.requested_at,
  touchedAt: row.touched_at,
  workId: row.work_id,
});

/** The analysis of a revision by one version of the engine, or null. */
export async function findRun(
  db: Reader | Tx,
  of: { storyId: string; revision: number; engineVersion: string },
): Promise<AnalysisRun | null> {
  const row = await db
    .selectFrom("story_analyses")
    .select(columns)
    .where("story_id", "=", of.storyId)
    .where("revision", "=", of.revision)
    .where("engine_version", "=", of.engineVersion)
    .executeTakeFirst();
  return row ? runOf(row) : null;
}

/** The latest requested analysis of a revision, or null. */
export async function latestRun(
  db: Reader | Tx,
  of: { storyId: string; revision: number },
): Promise<AnalysisRun | null> {
  const row = await db
    .selectFrom("story_analyses")
    .select(columns)
    .where("story_id", "=", of.storyId)
    .where("revision", "=", of.revision)
    .orderBy("requested_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? runOf(row) : null;
}

/**
 * Writes an analysis that is about to begin, for the first time or again. The caller holds the story's lock. `marks` is
 * the key of the places of the chapters that it is given.
 */
export async function saveRun(tx: Tx, run: AnalysisRun, marks: Buffer | null): Promise<void> {
  const state = {
    status: run.status,
    progress: run.progress,
    stage: run.stage,
    error: run.error,
    requested_at: run.requestedAt,
    touched_at: run.touchedAt,
    work_id: run.workId,
    marks,
  };
  const { language, fingerprint } = await tx
    .selectFrom("story_revisions")
    .select(["language", "fingerprint"])
    .where("story_id", "=", run.storyId)
    .where("revision", "=", run.revision)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("story_analyses")
    .values({
      id: run.id,
      story_id: run.storyId,
      revision: run.revision,
      engine_version: run.engineVersion,
      language,
      fingerprint,
      ...state,
    })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(state))
    .execute();
}

/**
 * Marks an analysis as running and returns the data to start from. Null when it was deleted, is done or is in another
 * attempt. Without a `workId` it means the current attempt.
 */
export async function beginRun(
  tx: Tx,
  { id, workId }: { id: string; workId: string | null | undefined },
  now: Date,
) {
  const begun = await tx
    .updateTable("story_analyses")
    .set({ status: "running", progress: 0, stage: "reading", error: null, touched_at: now })
    .where("id", "=", id)
    .$if(workId !== undefined, (one) => one.where("work_id", "is not distinct from", workId ?? null))
    .where("status", "!=", "done")
    .returning(["story_id", "revision", "language", "work_id"])
    .executeTakeFirst();
  if (!begun) return null;
  return {
    storyId: begun.story_id,
    revision: begun.revision,
    language: begun.language,
    workId: begun.work_id,
  };
}

/** Saves the progress of a running analysis. False when it was deleted, is not running or is in another attempt. */
export async function touchRun(
  tx: Tx,
  { id, workId }: Attempt,
  progress: { fraction: number; stage: string },
  now: Date,
): Promise<boolean> {
  const touched = await tx
    .updateTable("story_analyses")
    .set({ progress: progress.fraction, stage: progress.stage, touched_at: now })
    .where("id", "=", id)
    .where("work_id", "is not distinct from", workId)
    .where("status", "=", "running")
    .returning("id")
    .executeTakeFirst();
  return touched !== undefined;
}

/** The id of an analysis' story, or null. */
export async function storyOfRun(tx: Tx, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom("story_analyses")
    .select("story_id")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.story_id ?? null;
}

/** Marks an attempt as failed; null when it has already ended. */
export async function failRun(
  tx: Tx,
  { id, workId }: { id: string; workId: string | null | undefined },
  error: string,
  now: Date,
): Promise<AnalysisRun | null> {
  const row = await tx
    .updateTable("story_analyses")
    .set({ status: "failed", stage: "failed", error, touched_at: now, finished_at: now })
    .where("id", "=", id)
    .$if(workId !== undefined, (one) => one.where("work_id", "is not distinct from", workId ?? null))
    .where("status", "not in", ["done", "failed"])
    .returning(columns)
    .executeTakeFirst();
  return row ? runOf(row) : null;
}

/**
 * Gives an analysis that lacks some of a model's answers a separate version, and replaces an earlier one of that
 * version. It is shown like any other, but the next request starts a new analysis.
 */
export async function markPartial(tx: Tx, id: string): Promise<void> {
  const run = await tx
    .selectFrom("story_analyses")
    .select(["story_id", "revision", "engine_version"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!run) return;
  const partial = `${run.engine_version}~partial`;
  await tx
    .deleteFrom("story_analyses")
    .where("story_id", "=", run.story_id)
    .where("revision", "=", run.revision)
    .where("engine_version", "=", partial)
    .execute();
  await tx.updateTable("story_analyses").set({ engine_version: partial }).where("id", "=", id).execute();
}

/** Deletes the unfinished analyses of a story that is being changed or deleted, and returns them. */
export async function dropUnfinished(tx: Tx, storyId: string): Promise<AnalysisRun[]> {
  const dropped = await tx
    .deleteFrom("story_analyses")
    .where("story_id", "=", storyId)
    .where("status", "!=", "done")
    .returning(columns)
    .execute();
  return dropped.map(runOf);
}

/** Whether an attempt is the running one. Locks its row until the transaction ends. */
export async function isRunning(tx: Tx, { id, workId }: Attempt): Promise<boolean> {
  const row = await tx
    .selectFrom("story_analyses")
    .select(["status", "work_id"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row?.status === "running" && row.work_id === workId;
}
