import type { Tx } from "../db/db.ts";
import { holdPerson } from "./erased-users.ts";

/** An event about a person: `data` has their id. */
interface Theirs {
  readonly data: { readonly userId?: string } | { readonly ownerId?: string };
}

/**
 * Wraps a consumer's handler, which is not called when this service has erased the person in the event. So a late event
 * writes no row about them again. The framework drops late events with a person's words (`personal`) without this.
 */
export const unlessErased =
  <App, Event extends Theirs, T>(handle: (app: App, event: Event, tx: Tx<T>) => Promise<void>) =>
  async (app: App, event: Event, tx: Tx<T>): Promise<void> => {
    const { userId, ownerId } = event.data as { userId?: string; ownerId?: string };
    const person = userId ?? ownerId;
    if (person === undefined || (await holdPerson(tx, person))) await handle(app, event, tx);
  };
