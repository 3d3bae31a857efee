import { type Db, prepared } from "@storytelling/service";
import type { StoryBody } from "../domain/story-body.ts";
import type { Reader, Tx } from "./db.ts";
import type { Tables } from "./tables.ts";

// By name: a query for `*` cannot be kept prepared.
const columns = [
  "s.id",
  "s.title",
  "s.author",
  "s.language",
  "s.status",
  "s.version",
  "s.revision",
  "s.words",
  "s.length",
  "s.created_at",
  "s.updated_at",
  "s.published_at",
  "s.owner_id",
  "s.cloned_from",
  "s.narration_id",
  "s.narration_status",
  "s.narration_revision",
  "s.narration_duration_ms",
] as const;

/** Stories with all that their readers see of them, but for the text. */
const rows = (db: Reader | Tx) =>
  db
    .selectFrom("stories as s")
    .leftJoin("authors as o", "o.user_id", "s.owner_id")
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom("story_analyses as r")
          .select(["r.status as analysis_status", "r.progress as analysis_progress"])
          .whereRef("r.story_id", "=", "s.id")
          .whereRef("r.revision", "=", "s.revision")
          .orderBy("r.requested_at", "desc")
          .limit(1)
          .as("n"),
      (join) => join.onTrue(),
    )
    .select([...columns, "o.display_name", "n.analysis_status", "n.analysis_progress"]);

type Row = Awaited<ReturnType<ReturnType<typeof rows>["executeTakeFirstOrThrow"]>>;

function bodyOf(row: Row): StoryBody {
  const { narration_id: narrationId, narration_status: narrationStatus } = row;
  return {
    id: row.id,
    title: row.title,
    author: row.author,
    language: row.language,
    status: row.status,
    revision: row.revision,
    words: row.words,
    length: row.length,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ownerId: row.owner_id,
    ownerName: row.display_name,
    clonedFrom: row.cloned_from,
    analysis: row.analysis_status && { status: row.analysis_status, progress: row.analysis_progress ?? 0 },
    narration:
      narrationId && narrationStatus
        ? {
            id: narrationId,
            revision: row.narration_revision ?? row.revision,
            status: narrationStatus,
            durationMs: row.narration_duration_ms,
          }
        : null,
  };
}

/** A story that is known to be there. */
export async function readBody(tx: Tx, id: string): Promise<StoryBody> {
  const [row] = await withoutText(tx, id);
  if (!row) throw new Error("A story's row is read in the transaction that has it.");
  return bodyOf(row);
}

const withoutText = prepared((db: Reader, id: string) => rows(db).where("s.id", "=", id));

const withText = prepared((db: Reader, id: string) =>
  rows(db)
    .innerJoin("story_revisions as t", (join) =>
      join.onRef("t.story_id", "=", "s.id").onRef("t.revision", "=", "s.revision"),
    )
    .select("t.text")
    .where("s.id", "=", id),
);

/** A story with its text and the number of its last edit, or undefined: one question, since it is asked so often. */
export async function findWithText(db: Db<Tables>, id: string) {
  const [row] = await withText(db, id);
  return row && { ...bodyOf(row), text: row.text, version: row.version };
}

/** Where a page of a shelf ended: a time in ISO 8601 and an id. */
export type ShelfPosition = readonly [time: string, id: string];

export interface ShelfPage {
  readonly limit: number;
  readonly after: ShelfPosition | null;
}

/** The entry of a shelf and its place there. */
export interface ShelfEntry {
  readonly body: StoryBody;
  readonly position: ShelfPosition;
}

/** A user's own stories, newest first, one more than the limit. */
export async function listOwn(
  db: Reader,
  ownerId: string,
  { limit, after }: ShelfPage,
): Promise<ShelfEntry[]> {
  let query = rows(db).where("s.owner_id", "=", ownerId);
  if (after) {
    const [time, id] = after;
    query = query.where((eb) => eb(eb.refTuple("s.created_at", "s.id"), "<", eb.tuple(new Date(time), id)));
  }
  const found = await query
    .orderBy("s.created_at", "desc")
    .orderBy("s.id", "desc")
    .limit(limit + 1)
    .execute();
  return found.map((row) => ({ body: bodyOf(row), position: [row.created_at.toISOString(), row.id] }));
}

/** Everybody's published stories, latest first, one more than the limit. */
export async function listPublic(db: Reader, { limit, after }: ShelfPage): Promise<ShelfEntry[]> {
  let query = rows(db).where("s.status", "=", "published");
  if (after) {
    const [time, id] = after;
    query = query.where((eb) => eb(eb.refTuple("s.published_at", "s.id"), "<", eb.tuple(new Date(time), id)));
  }
  const found = await query
    .orderBy("s.published_at", "desc")
    .orderBy("s.id", "desc")
    .limit(limit + 1)
    .execute();
  return found.map((row) => ({
    body: bodyOf(row),
    position: [(row.published_at ?? row.created_at).toISOString(), row.id],
  }));
}
