import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Tx } from "../store/db.ts";
import { buryStory, saveTitle } from "../store/stories.ts";

/** Updates our replica of a story's title. */
export const noteStory = (
  _app: App,
  { data }: ReceivedEvent<{ storyId: string; ownerId: string; title: string }>,
  tx: Tx,
): Promise<void> => saveTitle(tx, data);

export const forgetStory = (
  _app: App,
  { data }: ReceivedEvent<{ storyId: string; ownerId: string }>,
  tx: Tx,
): Promise<void> => buryStory(tx, data.storyId, data.ownerId);
