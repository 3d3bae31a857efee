import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Tx } from "../store/db.ts";
import { setGuestsCap } from "../store/sessions.ts";

/** A user's tier changed: so many guests fit into each of their sessions. Guests who are there stay. */
export async function noteTier(
  _app: App,
  { data }: ReceivedEvent<{ userId: string; guestsPerSession?: number | undefined }>,
  tx: Tx,
): Promise<void> {
  if (data.guestsPerSession !== undefined) await setGuestsCap(tx, data.userId, data.guestsPerSession);
}
