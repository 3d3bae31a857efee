import type { Tx } from "@storytelling/service";
import type { Tables } from "./tables.ts";

/** Deletes the history of choices in one story, or in all stories of an owner. */
export async function deleteChoicesOf(
  tx: Tx<Tables>,
  of: { storyId: string } | { ownerId: string },
): Promise<void> {
  const all = tx.deleteFrom("take_choices");
  if ("storyId" in of) await all.where("story_id", "=", of.storyId).execute();
  else await all.where("owner_id", "=", of.ownerId).execute();
}
