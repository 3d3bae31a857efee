import { openWords, purposeOf, sealWords } from "@storytelling/service";
import { sql } from "kysely";
import type { Mark } from "../domain/chapters/chapter.ts";
import type { Reader, Tx } from "./db.ts";
import { present } from "./sealed.ts";

const chapterFor = (id: string): string => purposeOf("story_chapters.sealed", id);

/** A story and its owner. */
interface Of {
  readonly id: string;
  readonly ownerId: string;
}

/** The chapters of a story's current revision, in the order of its text. */
export async function readMarks(db: Reader | Tx, story: Of): Promise<Mark[]> {
  const rows = await db
    .selectFrom("story_chapters")
    .select(["id", "place", "level", "sealed", "language", "read_aloud", "headed", "origin"])
    .where("story_id", "=", story.id)
    .orderBy("place")
    .execute();
  const words = await openWords(
    db,
    rows.map(({ id, sealed }) => ({ userId: story.ownerId, sealed, purpose: chapterFor(id) })),
  );
  return rows.map(({ id, place, level, language, read_aloud, headed, origin }, at) => ({
    id,
    offset: place,
    level,
    title: JSON.parse(present(words[at])).title,
    language,
    readAloud: read_aloud,
    headed,
    origin,
  }));
}

/** Saves chapters, instead of those with the same ids. The caller holds the story's lock. */
export async function saveMarks(tx: Tx, story: Of, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return;
  const words = marks.map(({ id, title }) => ({ words: JSON.stringify({ title }), purpose: chapterFor(id) }));
  const sealed = await sealWords(tx, story.ownerId, words);
  const all = <K extends keyof Mark>(key: K) => marks.map((mark) => mark[key]);
  // Columns as arrays: thousands of rows with a parameter for each value would block the event loop.
  await sql`
    insert into story_chapters (story_id, id, place, level, sealed, language, read_aloud, headed, origin)
    select ${story.id}::uuid, * from unnest(
      ${all("id")}::uuid[], ${all("offset")}::int[], ${all("level")}::smallint[], ${sealed}::bytea[],
      ${all("language")}::text[], ${all("readAloud")}::boolean[], ${all("headed")}::boolean[], ${all("origin")}::text[])
    on conflict (id) do update set
      place = excluded.place, level = excluded.level, sealed = excluded.sealed, language = excluded.language,
      read_aloud = excluded.read_aloud, headed = excluded.headed, origin = excluded.origin`.execute(tx);
}

/** Deletes chapters of a story. */
export async function deleteMarks(tx: Tx, story: Of, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom("story_chapters")
    .where("story_id", "=", story.id)
    .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** Saves the chapters of a story after its text was edited: what moved, what was retitled, and what is gone. */
export async function replaceMarks(
  tx: Tx,
  story: Of,
  { before, after }: { before: readonly Mark[]; after: readonly Mark[] },
): Promise<void> {
  const kept = new Map(after.map((mark) => [mark.id, mark]));
  await deleteMarks(
    tx,
    story,
    before.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
  );
  const retitled: Mark[] = [];
  const moved: Mark[] = [];
  for (const mark of before) {
    const now = kept.get(mark.id);
    if (now && now.title !== mark.title) retitled.push(now);
    if (now && now.offset !== mark.offset) moved.push(now);
  }
  if (moved.length > 0)
    await sql`
      update story_chapters as c set place = m.place
        from unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ offset }) => offset)}::int[]) as m (id, place)
       where c.id = m.id`.execute(tx);
  await saveMarks(tx, story, retitled);
}
