import { openWords, purposeOf, sealWords } from "@storytelling/service";
import type { Reader, Tx } from "./db.ts";

const titleFor = (id: string): string => purposeOf("stories.sealed", id);

/** Saves a story's title. One that was deleted stays so. */
export async function saveTitle(
  tx: Tx,
  { storyId, ownerId, title }: { storyId: string; ownerId: string; title: string },
): Promise<void> {
  const [sealed = null] = await sealWords(tx, ownerId, [{ words: title, purpose: titleFor(storyId) }]);
  await tx
    .insertInto("stories")
    .values({ id: storyId, owner_id: ownerId, sealed, deleted: false })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet({ sealed }).where("stories.deleted", "=", false),
    )
    .execute();
}

/** A story's title; null when it is not known, was deleted, or its owner was erased. */
export async function titleOf(reader: Reader | Tx, storyId: string): Promise<string | null> {
  const row = await reader.selectFrom("stories").selectAll().where("id", "=", storyId).executeTakeFirst();
  if (!row) return null;
  const sealed = { userId: row.owner_id, sealed: row.sealed, purpose: titleFor(row.id) };
  return (await openWords(reader, [sealed]))[0] ?? null;
}

/** Replaces a story with a tombstone. */
export async function buryStory(tx: Tx, storyId: string, ownerId: string): Promise<void> {
  const gone = { sealed: null, deleted: true };
  await tx
    .insertInto("stories")
    .values({ id: storyId, owner_id: ownerId, ...gone })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(gone))
    .execute();
}

export const deleteStoriesOf = (tx: Tx, ownerId: string): Promise<unknown> =>
  tx.deleteFrom("stories").where("owner_id", "=", ownerId).execute();
