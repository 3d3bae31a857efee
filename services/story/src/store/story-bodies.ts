import { type Db, openWords, prepared } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import type { StoryBody } from "../domain/story-body.ts";
import { sealedName } from "./authors.ts";
import type { Reader, Tx } from "./db.ts";
import { type Heading, headingOf, sealedHeading } from "./headings.ts";
import { sealedText } from "./revisions.ts";
import type { Tables } from "./tables.ts";

// Named one by one, since a query for `*` cannot stay prepared.
const columns = [
  "s.id",
  "s.sealed",
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

/** Stories with everything that readers see, except the text. */
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
    .select([...columns, "o.sealed as owner_name", "n.analysis_status", "n.analysis_progress"]);

type Row = Awaited<ReturnType<ReturnType<typeof rows>["executeTakeFirstOrThrow"]>>;

const sealedWords = (row: Row) => [sealedHeading(row), sealedName(row.owner_id, row.owner_name)];

/** Rows as readers see them, with at most one query for keys; null where the owner's key was deleted. */
async function bodiesOf(db: Reader | Tx, found: readonly Row[]): Promise<(StoryBody | null)[]> {
  const words = await openWords(db, found.flatMap(sealedWords));
  return found.map((row, at) => {
    const heading = words[2 * at];
    return heading ? bodyOf(row, headingOf(heading), words[2 * at + 1] ?? null) : null;
  });
}

function bodyOf(row: Row, { title, author }: Heading, ownerName: string | null): StoryBody {
  const { narration_id: narrationId, narration_status: narrationStatus } = row;
  return {
    id: row.id,
    title,
    author,
    language: row.language,
    status: row.status,
    revision: row.revision,
    words: row.words,
    length: row.length,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ownerId: row.owner_id,
    ownerName,
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

/** A story that the transaction wrote or locked. @throws Refusal `not-found` when its owner is being erased */
export async function readBody(tx: Tx, id: string): Promise<StoryBody> {
  const rows = await withoutText(tx, id);
  if (rows.length === 0)
    throw new Error("The row of the story is missing in the transaction that wrote or locked it.");
  const [body] = await bodiesOf(tx, rows);
  if (!body) throw notFound("story");
  return body;
}

const withoutText = prepared((db: Reader, id: string) => rows(db).where("s.id", "=", id));

const withText = prepared((db: Reader, id: string) =>
  rows(db)
    .innerJoin("story_revisions as t", (join) =>
      join.onRef("t.story_id", "=", "s.id").onRef("t.revision", "=", "s.revision"),
    )
    .select(["t.story_id", "t.sealed as text"])
    .where("s.id", "=", id),
);

/** A story with its text and version, or undefined. It is one query, since it is used so often. */
export async function findWithText(db: Db<Tables>, id: string) {
  const [row] = await withText(db, id);
  if (!row) return undefined;
  const [heading, name, text] = await openWords(db.read, [...sealedWords(row), sealedText(row)]);
  if (!heading || text === null || text === undefined) return undefined;
  return { ...bodyOf(row, headingOf(heading), name ?? null), text, version: row.version };
}

/** The place where a page of a shelf ended: a time in ISO 8601 and an id. */
export type ShelfPosition = readonly [time: string, id: string];

export interface ShelfPage {
  readonly limit: number;
  readonly after: ShelfPosition | null;
}

/** An entry of a shelf and its place there. */
export interface ShelfEntry {
  /** Null when the owner's key was deleted. */
  readonly body: StoryBody | null;
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
  const bodies = await bodiesOf(db, found);
  return found.map((row, at) => ({
    body: bodies[at] ?? null,
    position: [row.created_at.toISOString(), row.id],
  }));
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
  const bodies = await bodiesOf(db, found);
  return found.map((row, at) => ({
    body: bodies[at] ?? null,
    position: [(row.published_at ?? row.created_at).toISOString(), row.id],
  }));
}
