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

/** What tells a letter in the queue by its address, to whoever has the address and `MASTER_KEY`. */
export const markOf = (app: App, address: string): string =>
  app.sealer.fingerprint(address, "letter.to").toString("base64url");

/**
 * Has a letter sent once the transaction is committed; answers its id. The queue holds its address sealed, and its link
 * not at all.
 */
export async function postLetter(
  app: App,
  tx: Tx<Tables>,
  letter: {
    kind: LetterKind;
    to: string;
    /** About whom, where the address does not tell. */
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
