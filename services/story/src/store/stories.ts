import { record } from "@storytelling/service";
import type { Selectable } from "kysely";
import { owned } from "../domain/access.ts";
import type { Change, Story } from "../domain/story.ts";
import type { Reader, Tx } from "./db.ts";
import { insertRevision } from "./revisions.ts";
import type { Tables } from "./tables.ts";

type Row = Selectable<Tables["stories"]>;

export const storyOf = (row: Row): Story => ({
  id: row.id,
  ownerId: row.owner_id,
  title: row.title,
  author: row.author,
  language: row.language,
  status: row.status,
  version: row.version,
  revision: row.revision,
  words: row.words,
  length: row.length,
  clonedFrom: row.cloned_from,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  publishedAt: row.published_at,
});

const columnsOf = (story: Story) => ({
  title: story.title,
  author: story.author,
  language: story.language,
  status: story.status,
  version: story.version,
  revision: story.revision,
  words: story.words,
  length: story.length,
  updated_at: story.updatedAt,
  published_at: story.publishedAt,
});

/** A story as it stands, or undefined. */
export async function findStory(db: Reader | Tx, id: string): Promise<Story | undefined> {
  const row = await db.selectFrom("stories").selectAll().where("id", "=", id).executeTakeFirst();
  return row && storyOf(row);
}

/** A story, locked until the transaction ends, or undefined. */
export async function lockStory(tx: Tx, id: string): Promise<Story | undefined> {
  const row = await tx.selectFrom("stories").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row && storyOf(row);
}

/** All stories of a user, locked until the transaction ends. */
export async function lockStoriesOf(tx: Tx, ownerId: string): Promise<Story[]> {
  const rows = await tx
    .selectFrom("stories")
    .selectAll()
    .where("owner_id", "=", ownerId)
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(storyOf);
}

/** A user's own story, locked until the transaction ends. @throws Refusal `not-found` */
export const lockOwned = async (tx: Tx, id: string, userId: string): Promise<Story> =>
  owned(await lockStory(tx, id), userId);

/** Writes a new story with its first revision, and its events. */
export async function insertStory(tx: Tx, { story, events }: Change, text: string): Promise<void> {
  const { id, ownerId, clonedFrom, createdAt } = story;
  const row = { id, owner_id: ownerId, cloned_from: clonedFrom, created_at: createdAt, ...columnsOf(story) };
  await Promise.all([
    tx.insertInto("stories").values(row).execute(),
    insertRevision(tx, story, text),
    record(tx, events),
  ]);
}

/** Writes what was done to a locked story, and its events. */
export async function saveStory(tx: Tx, { story, events }: Change): Promise<void> {
  await tx.updateTable("stories").set(columnsOf(story)).where("id", "=", story.id).execute();
  await record(tx, events);
}

/** Takes a locked story away with all that hangs on it, and says so. */
export async function deleteStory(tx: Tx, id: string, events: Change["events"]): Promise<void> {
  await tx.deleteFrom("stories").where("id", "=", id).execute();
  await record(tx, events);
}

/** A story that nobody can change or delete until the transaction ends, or undefined. */
export async function holdStory(tx: Tx, id: string): Promise<Story | undefined> {
  const row = await tx.selectFrom("stories").selectAll().where("id", "=", id).forShare().executeTakeFirst();
  return row && storyOf(row);
}
