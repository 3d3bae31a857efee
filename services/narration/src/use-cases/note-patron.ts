import type { ReceivedEvent, Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { savePatron } from "../store/patrons.ts";
import type { Tables } from "../store/tables.ts";

interface Told {
  userId: string;
  priority: number;
  since: string;
}

/** Takes the lines of whoever has a higher tier from the queue first, from their next narration on. */
export const notePatron = (_app: App, { data }: ReceivedEvent<Told>, tx: Tx<Tables>): Promise<void> =>
  savePatron(tx, { ...data, since: new Date(data.since) });
