import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { dayOf, write } from "../domain/entry.ts";
import { insertEntry, type Tx } from "../store/entries.ts";

/** Writes a first entry for a user who opened an account. */
export async function welcome(
  app: App,
  { data, time }: ReceivedEvent<{ userId: string }>,
  tx: Tx,
): Promise<void> {
  const draft = { day: dayOf(time), text: "I came here." };
  await insertEntry(tx, write(draft, { id: app.ids.next(), ownerId: data.userId }, time));
}
