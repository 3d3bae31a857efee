import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { LetterKind } from "../domain/letters/catalogue.ts";
import type { Tables } from "../store/tables.ts";

/** The name of the job that sends a letter, as it lies in the queue. */
export const LETTER = "send-letter";

/** To whom and about whom a letter is; `userId` only where the address does not tell. */
export interface Addressee {
  readonly to: string;
  readonly userId?: string;
}

export const sealedLetter = (id: string): string => `letter ${id}`;

/** Has a letter sent once the transaction is committed. The queue holds its address sealed, and its link not at all. */
export function postLetter(
  app: App,
  tx: Tx<Tables>,
  letter: Addressee & { kind: LetterKind; askedAt: Date },
): Promise<void> {
  const { kind, to, userId, askedAt } = letter;
  const id = app.ids.next();
  const addressee: Addressee = userId ? { to, userId } : { to };
  const sealed = app.sealer.seal(JSON.stringify(addressee), sealedLetter(id)).toString("base64");
  const startAfterSeconds = app.config.LETTER_DELAY_SECONDS;
  return app.jobs.enqueue(tx, LETTER, [{ id, kind, sealed, askedAt: askedAt.toISOString() }], {
    startAfterSeconds,
  });
}
