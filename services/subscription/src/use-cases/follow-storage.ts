import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Tx } from "../store/db.ts";
import { dropStored, saveStored } from "../store/stored-items.ts";

type About = { ownerId: string; narrationId: string; bytes?: number | undefined };

/** An audiobook counts as storage until it is deleted. */
export const audiobookStored = (_app: App, { data }: ReceivedEvent<About>, tx: Tx): Promise<void> =>
  saveStored(tx, data.ownerId, data.narrationId, data.bytes ?? 0);

export const audiobookDeleted = (_app: App, { data }: ReceivedEvent<About>, tx: Tx): Promise<void> =>
  dropStored(tx, data.ownerId, data.narrationId);
