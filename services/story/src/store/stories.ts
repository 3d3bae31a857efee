import { inOneTrip, openWords, record } from "@storytelling/service";
import type { Selectable } from "kysely";
import { owned } from "../domain/access.ts";
import type { Change, Story } from "../domain/story.ts";
import type { StoryBody } from "../domain/story-body.ts";
import type { Reader, Tx } from "./db.ts";
import { type Heading, headingOf, sealedHeading, sealHeading } from "./headings.ts";
import { insertSealedRevision, sealRevision } from "./revisions.ts";
import { readBody } from "./story-bodies.ts";
import type { Tables } from "./tables.ts";

type Row = Selectable<Tables["stories"]>;

const storyOf = (row: Row, { title, author }: Heading): Story => ({
  id: row.id,
  ownerId: row.owner_id,
  title,
  author,
  language: row.language,
  status: row.status,
  version: row.version,
  revision: row.revision,
  words: row.words,
  length: row.length,
  clonedFrom: row.cloned_from,
  chaptersKept: row.chapters_kept,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  publishedAt: row.published_at,
});

/** Undefined also when the heading cannot be opened any more, since the owner's key was deleted. */
async function open(db: Reader | Tx, row: Row | undefined): Promise<Story | undefined> {
  if (!row) return undefined;
  const [heading] = await openWords(db, [sealedHeading(row)]);
  return heading ? storyOf(row, headingOf(heading)) : undefined;
}

const columnsOf = async (tx: Tx, story: Story) => ({
  sealed: await sealHeading(tx, story),
  language: story.language,
  status: story.status,
  version: story.version,
  revision: story.revision,
  words: story.words,
  length: story.length,
  updated_at: story.updatedAt,
  published_at: story.publishedAt,
  chapters_kept: story.chaptersKept,
});

/** A story, or undefined. */
export async function findStory(db: Reader | Tx, id: string): Promise<Story | undefined> {
  return open(db, await db.selectFrom("stories").selectAll().where("id", "=", id).executeTakeFirst());
}

/** A story, locked until the transaction ends, or undefined. */
export async function lockStory(tx: Tx, id: string): Promise<Story | undefined> {
  return open(
    tx,
    await tx.selectFrom("stories").selectAll().where("id", "=", id).forUpdate().executeTakeFirst(),
  );
}

/**
 * All stories of a user, locked until the transaction ends. If a heading cannot be opened any more, the title is
 * empty.
 */
export async function lockStoriesOf(tx: Tx, ownerId: string): Promise<Story[]> {
  const rows = await tx
    .selectFrom("stories")
    .selectAll()
    .where("owner_id", "=", ownerId)
    .orderBy("id")
    .forUpdate()
    .execute();
  const headings = await openWords(tx, rows.map(sealedHeading));
  return rows.map((row, at) => {
    const heading = headings[at];
    return storyOf(row, heading ? headingOf(heading) : { title: "", author: null });
  });
}

/** A user's own story, locked until the transaction ends. @throws Refusal `not-found` */
export const lockOwned = async (tx: Tx, id: string, userId: string): Promise<Story> =>
  owned(await lockStory(tx, id), userId);

/** Writes a new story with its first revision and its events. Returns the story as readers see it. */
export async function insertStory(tx: Tx, { story, events }: Change, text: string): Promise<StoryBody> {
  const { id, ownerId, clonedFrom, createdAt } = story;
  const row = {
    id,
    owner_id: ownerId,
    cloned_from: clonedFrom,
    created_at: createdAt,
    ...(await columnsOf(tx, story)),
  };
  const sealed = await sealRevision(tx, story, text);
  const [, , body] = await inOneTrip(
    tx,
    () => tx.insertInto("stories").values(row).execute(),
    () => insertSealedRevision(tx, story, sealed),
    () => readBody(tx, id),
    // It comes last, since it seals the events before it sends its statement.
    () => record(tx, events),
  );
  return body;
}

/** Writes the change of a locked story, with its events. */
export async function saveStory(tx: Tx, { story, events }: Change): Promise<void> {
  await tx
    .updateTable("stories")
    .set(await columnsOf(tx, story))
    .where("id", "=", story.id)
    .execute();
  await record(tx, events);
}

/** Deletes a locked story with everything that belongs to it, and records the events. */
export async function deleteStory(tx: Tx, id: string, events: Change["events"]): Promise<void> {
  await tx.deleteFrom("stories").where("id", "=", id).execute();
  await record(tx, events);
}

/** A story that nobody can change or delete until the transaction ends, or undefined. */
export async function holdStory(tx: Tx, id: string): Promise<Story | undefined> {
  return open(
    tx,
    await tx.selectFrom("stories").selectAll().where("id", "=", id).forShare().executeTakeFirst(),
  );
}
