import { createHash } from "node:crypto";
import type { Db, Sealer, Tx } from "@storytelling/service";
import { type LinkPurpose, linkEnd } from "../domain/mail-link.ts";
import type { Tables } from "./tables.ts";
import { emailFingerprint } from "./users.ts";

type Reader = Db<Tables>["read"] | Tx<Tables>;

/** A valid link. */
export interface MailLink {
  readonly hash: Buffer;
  readonly purpose: LinkPurpose;
  readonly userId: string;
  /** The fingerprint of the address that the letter went to. */
  readonly emailFingerprint: Buffer;
}

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/**
 * The token of the link in a letter. It is derived from the letter's id and MASTER_KEY. So a letter that is sent again
 * contains the same token, and neither the queue nor the database stores it.
 */
export const tokenOf = (sealer: Sealer, letterId: string): string =>
  sealer.fingerprint(letterId, "mail_links.token").toString("base64url");

/**
 * Makes a letter's link valid and voids older links for the same purpose. False when a newer one exists, or when this
 * one was used. The caller has locked the user's row.
 */
export async function issueLink(
  tx: Tx<Tables>,
  sealer: Sealer,
  given: { token: string; purpose: LinkPurpose; userId: string; to: string; askedAt: Date },
): Promise<boolean> {
  const { purpose, userId, askedAt } = given;
  const hash = hashOf(given.token);
  const same = () => tx.selectFrom("mail_links").where("user_id", "=", userId).where("purpose", "=", purpose);
  const newer = await same().select("hash").where("asked_at", ">", askedAt).executeTakeFirst();
  if (newer) return false;
  await tx
    .deleteFrom("mail_links")
    .where("user_id", "=", userId)
    .where("purpose", "=", purpose)
    .where("hash", "!=", hash)
    .execute();
  await tx
    .insertInto("mail_links")
    .values({
      hash,
      purpose,
      user_id: userId,
      email_fingerprint: emailFingerprint(sealer, given.to),
      asked_at: askedAt,
      expires_at: linkEnd(purpose, askedAt),
      used_at: null,
    })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
  const usable = await same().select("hash").where("hash", "=", hash).where("used_at", "is", null);
  return (await usable.executeTakeFirst()) !== undefined;
}

/** The link of a token if it is valid, or null. */
export async function findLink(
  reader: Reader,
  token: string,
  purposes: readonly LinkPurpose[],
  now: Date,
): Promise<MailLink | null> {
  const row = await reader
    .selectFrom("mail_links")
    .selectAll()
    .where("hash", "=", hashOf(token))
    .where("purpose", "in", purposes)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (!row) return null;
  const { hash, purpose, user_id, email_fingerprint } = row;
  return { hash, purpose, userId: user_id, emailFingerprint: email_fingerprint };
}

/** When a user's valid link was asked for, or null. The caller has locked the user's row. */
export async function linkAskedAt(
  tx: Tx<Tables>,
  which: { userId: string; purpose: LinkPurpose },
  now: Date,
): Promise<Date | null> {
  const row = await tx
    .selectFrom("mail_links")
    .select("asked_at")
    .where("user_id", "=", which.userId)
    .where("purpose", "=", which.purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row?.asked_at ?? null;
}

/** Uses a link; false when another request has used it first. */
export async function useLink(tx: Tx<Tables>, link: MailLink, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable("mail_links")
    .set({ used_at: now })
    .where("hash", "=", link.hash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning("hash")
    .executeTakeFirst();
  return row !== undefined;
}

/** Voids a user's unused links. */
export async function voidLinks(
  tx: Tx<Tables>,
  userId: string,
  purposes: readonly LinkPurpose[],
): Promise<void> {
  await tx
    .deleteFrom("mail_links")
    .where("user_id", "=", userId)
    .where("purpose", "in", purposes)
    .where("used_at", "is", null)
    .execute();
}

/** Deletes expired links. */
export async function sweepLinks(db: Db<Tables>): Promise<void> {
  // Skip rows that an erasure has locked: it deletes them itself.
  await db.read
    .deleteFrom("mail_links")
    .where("hash", "in", (eb) =>
      eb
        .selectFrom("mail_links")
        .select("hash")
        .where("expires_at", "<=", db.clock.now())
        .forUpdate()
        .skipLocked(),
    )
    .execute();
  await db.read.deleteFrom("email_changes").where("expires_at", "<=", db.clock.now()).execute();
}
