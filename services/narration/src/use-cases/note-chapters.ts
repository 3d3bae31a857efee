import type { ReceivedEvent, Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { markChaptersChanged } from "../store/narrations.ts";
import type { Tables } from "../store/tables.ts";

/** Notes at earlier narrations of a story that its chapters have changed since, so that its owner can see it. */
export const noteChapters = async (
  _app: App,
  { data, time }: ReceivedEvent<{ storyId: string }>,
  tx: Tx<Tables>,
): Promise<void> => {
  await markChaptersChanged(tx, data.storyId, time);
};
