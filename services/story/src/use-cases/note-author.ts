import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { saveAuthor } from "../store/authors.ts";
import type { Tx } from "../store/db.ts";

/** Saves the display name of a new user. */
export const noteAuthor = (
  _app: App,
  { data }: ReceivedEvent<{ userId: string; displayName: string }>,
  tx: Tx,
): Promise<void> => saveAuthor(tx, data.userId, data.displayName);
