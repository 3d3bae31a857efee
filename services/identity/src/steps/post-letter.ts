import { jobKind, type Tx } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import type { App } from "../app.ts";
import { LetterKind } from "../domain/letters/catalogue.ts";
import type { Tables } from "../store/tables.ts";

/** A letter in the queue. */
const PostedLetter = z.object({
  id: z.string(),
  kind: LetterKind,
  /** The address. */
  sealed: z.base64(),
  /** See `markOf`. */
  mark: z.string().optional(),
  userId: Id.optional(),
  askedAt: z.iso.datetime(),
});
export type PostedLetter = z.infer<typeof PostedLetter>;

/** The job that sends a letter. */
export const letterJob = jobKind("send-letter", PostedLetter);

export const sealedLetter = (id: string): string => `letter ${id}`;

/**
 * The mark of a letter in the queue. With the address and `MASTER_KEY`, the letters to an address can be found by it.
 */
export const markOf = (app: App, address: string): string =>
  app.sealer.fingerprint(address, "letter.to").toString("base64url");

/**
 * Enqueues a letter, which is sent after the transaction commits; returns the letter's id. The queue holds the address
 * sealed, and does not hold the link.
 */
export async function postLetter(
  app: App,
  tx: Tx<Tables>,
  letter: {
    kind: LetterKind;
    to: string;
    /** The user that the letter is about, when the address does not show it. */
    userId?: string;
    askedAt: Date;
  },
): Promise<string> {
  const { kind, to, userId, askedAt } = letter;
  const id = app.ids.next();
  const posted = {
    id,
    kind,
    ...(userId ? { userId } : {}),
    sealed: app.sealer.seal(to, sealedLetter(id)).toString("base64"),
    mark: markOf(app, to),
    askedAt: askedAt.toISOString(),
  };
  await app.jobs.enqueue(tx, letterJob, [posted], { startAfterSeconds: app.config.LETTER_DELAY_SECONDS });
  return id;
}
