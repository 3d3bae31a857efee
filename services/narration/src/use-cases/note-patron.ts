import type { ReceivedEvent, Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { savePatron } from "../store/patrons.ts";
import type { Tables } from "../store/tables.ts";

interface Told {
  userId: string;
  priority: number;
  since: string;
}

/** Saves the priority of a user's tier. It takes effect with the user's next narration. */
export const notePatron = (_app: App, { data }: ReceivedEvent<Told>, tx: Tx<Tables>): Promise<void> =>
  savePatron(tx, { ...data, since: new Date(data.since) });
