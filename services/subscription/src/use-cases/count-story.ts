import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { commitWork } from "../steps/ledger.ts";
import type { Tx } from "../store/db.ts";

/** Counts a story that was written, imported or cloned. Deleting it does not reduce the count. */
export const countStory = (
  app: App,
  { data, time }: ReceivedEvent<{ storyId: string; ownerId: string }>,
  tx: Tx,
): Promise<void> =>
  commitWork(app, tx, { userId: data.ownerId, workId: data.storyId, resource: "stories" }, 1, time);
