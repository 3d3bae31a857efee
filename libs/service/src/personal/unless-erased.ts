import type { Tx } from "../db/db.ts";
import { holdPerson } from "./erased-users.ts";

/** An event of somebody's: `data` names them. */
interface Theirs {
  readonly data: { readonly userId?: string } | { readonly ownerId?: string };
}

/**
 * A consumer's handler that does nothing when the person whom the event names was erased here: an event that comes late
 * writes nothing about them again. Events with a person's words (`personal`) are dropped by the framework in any case.
 */
export const unlessErased =
  <App, Event extends Theirs, T>(handle: (app: App, event: Event, tx: Tx<T>) => Promise<void>) =>
  async (app: App, event: Event, tx: Tx<T>): Promise<void> => {
    const { userId, ownerId } = event.data as { userId?: string; ownerId?: string };
    const person = userId ?? ownerId;
    if (person === undefined || (await holdPerson(tx, person))) await handle(app, event, tx);
  };
