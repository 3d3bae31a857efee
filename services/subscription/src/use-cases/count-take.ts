import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { commitWork } from "../steps/ledger.ts";
import type { Tx } from "../store/db.ts";

/** Counts a line that a person recorded for a story. It was reserved under the take's id before it was stored. */
export const countTake = async (
  app: App,
  { data: { takeId: workId, ownerId: userId }, time }: ReceivedEvent<{ takeId: string; ownerId: string }>,
  tx: Tx,
): Promise<void> => {
  await commitWork(app, tx, { userId, workId, resource: "humanTakes" }, 1, time);
};
