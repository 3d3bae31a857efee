import { type Db, purposeOf, sealWords, type Tx } from "@storytelling/service";
import type { Reader, Tables } from "./tables.ts";

/** Our replica of a story's data. */
export interface Story {
  readonly id: string;
  readonly ownerId: string;
  readonly language: string;
  readonly revision: number;
  readonly published: boolean;
}

export type NewStory = Omit<Story, "published"> & { readonly title: string };

export const titleFor = (id: string): string => purposeOf("stories.sealed", id);

/** The story; null if it was deleted or its creation has not reached us yet. */
export async function findStory(db: Db<Tables>, id: string): Promise<Story | null> {
  const row = await db.read
    .selectFrom("stories")
    .select(["id", "owner_id as ownerId", "language", "revision", "published"])
    .where("id", "=", id)
    .where("deleted", "=", false)
    .executeTakeFirst();
  return row ?? null;
}

/** Locks a story until the transaction ends; false when it was deleted or is unknown. */
export async function lockStory(tx: Tx<Tables>, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom("stories")
    .select("deleted")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row?.deleted === false;
}

/** Saves a new story or a newer revision; an older revision changes nothing. */
export async function saveStory(tx: Tx<Tables>, story: NewStory): Promise<void> {
  const { id, ownerId, title, language, revision } = story;
  const [sealed = null] = await sealWords(tx, ownerId, [{ words: title, purpose: titleFor(id) }]);
  await tx
    .insertInto("stories")
    .values({ id, owner_id: ownerId, sealed, language, revision })
    .onConflict((conflict) =>
      conflict
        .column("id")
        .doUpdateSet({ sealed, language, revision })
        .where("stories.revision", "<=", revision)
        .where("stories.deleted", "=", false),
    )
    .execute();
}

export async function savePublished(tx: Tx<Tables>, id: string, published: boolean): Promise<void> {
  await tx.updateTable("stories").set({ published }).where("id", "=", id).execute();
}

/** Replaces a story with a tombstone, and deletes its cast and pronunciations. */
export async function buryStory(tx: Tx<Tables>, id: string, ownerId: string): Promise<void> {
  const gone = { sealed: null, published: false, deleted: true };
  await tx
    .insertInto("stories")
    .values({ id, owner_id: ownerId, language: "", revision: 0, ...gone })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(gone))
    .execute();
  await tx.deleteFrom("casts").where("story_id", "=", id).execute();
  await tx.deleteFrom("pronunciations").where("story_id", "=", id).execute();
}

/** The ids of an owner's stories, without a lock. */
export async function storiesOf(tx: Tx<Tables>, ownerId: string): Promise<string[]> {
  const rows = await tx.selectFrom("stories").select("id").where("owner_id", "=", ownerId).execute();
  return rows.map(({ id }) => id);
}

/** Locks all stories of an owner, and returns their ids. */
export async function lockStoriesOf(tx: Tx<Tables>, ownerId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("stories")
    .select("id")
    .where("owner_id", "=", ownerId)
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

/** Deletes an owner's stories with their casts, and the tombstones of those that were deleted before. No narration is left. */
export const deleteStoriesOf = (tx: Tx<Tables>, ownerId: string): Promise<unknown> =>
  tx.deleteFrom("stories").where("owner_id", "=", ownerId).execute();

/** Whether a story was deleted; false also while its creation has not reached us. */
export async function isStoryGone(db: Reader, id: string): Promise<boolean> {
  const row = await db.selectFrom("stories").select("deleted").where("id", "=", id).executeTakeFirst();
  return row?.deleted === true;
}
