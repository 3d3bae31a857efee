import type { Reader } from "./db.ts";

/** What somebody is called, and the stories that are theirs. */
export async function storiesOf(db: Reader, userId: string) {
  const author = await db.selectFrom("authors").selectAll().where("user_id", "=", userId).executeTakeFirst();
  const rows = await db
    .selectFrom("stories")
    .select("id")
    .where("owner_id", "=", userId)
    .orderBy("created_at")
    .execute();
  return { author: author ? { displayName: author.display_name } : null, ids: rows.map((row) => row.id) };
}

/** A story with all that is kept of it, as it is kept. */
export async function readStored(db: Reader, id: string) {
  const story = await db.selectFrom("stories").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const revisions = await db
    .selectFrom("story_revisions")
    .select(["revision", "language", "text", "created_at"])
    .where("story_id", "=", id)
    .orderBy("revision")
    .execute();
  const corrections = await db
    .selectFrom("story_corrections")
    .select(["position", "what", "state", "created_at"])
    .where("story_id", "=", id)
    .orderBy("position")
    .execute();
  const runs = await db
    .selectFrom("story_analyses")
    .select([
      "id",
      "revision",
      "engine_version",
      "status",
      "requested_at",
      "lines",
      "script",
      "mood",
      "relations",
    ])
    .where("story_id", "=", id)
    .orderBy("requested_at")
    .execute();
  const analyses = [];
  for (const run of runs) {
    const characters = await db
      .selectFrom("story_characters")
      .selectAll()
      .where("analysis_id", "=", run.id)
      .orderBy("position")
      .execute();
    const view = await db
      .selectFrom("story_views")
      .selectAll()
      .where("analysis_id", "=", run.id)
      .executeTakeFirst();
    analyses.push({ ...run, characters, corrected: view ?? null });
  }
  return { story, revisions, corrections, analyses };
}
