import type { ReceivedEvent, Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { removeNarrations } from "../steps/remove-narrations.ts";
import { removeStoryVoices } from "../steps/remove-story-voices.ts";
import { lockNarrationsOf, narrationOf } from "../store/narrations.ts";
import { buryStory } from "../store/stories.ts";
import type { Tables } from "../store/tables.ts";
import { deleteChoicesOf } from "../store/take-choices.ts";
import { lockTakesOf } from "../store/take-removal.ts";

interface Deleted {
  storyId: string;
  ownerId: string;
}

/** Deletes everything that belongs to a deleted story. */
export async function forgetStory(app: App, { data }: ReceivedEvent<Deleted>, tx: Tx<Tables>): Promise<void> {
  await removeStoryVoices(app, tx, { ownerId: data.ownerId, storyIds: [data.storyId] });
  await lockTakesOf(tx, [data.ownerId]);
  await buryStory(tx, data.storyId, data.ownerId);
  const rows = await lockNarrationsOf(tx, data.storyId);
  await removeNarrations(app, tx, rows);
  await deleteChoicesOf(tx, { storyId: data.storyId });
  // An aborted job reads its narration again. So it continues if this transaction is not committed.
  for (const row of rows) app.stops.stop(narrationOf(row));
}
