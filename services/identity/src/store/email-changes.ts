import type { Sealer, Tx } from "@storytelling/service";
import { emailChangeMs } from "../domain/mail-link.ts";
import type { Reader, Tables } from "./tables.ts";
import { emailFingerprint } from "./users.ts";

/** A change of address that both mailboxes must confirm. */
export interface EmailChange {
  readonly email: string;
  readonly askedAt: Date;
  readonly left: boolean;
  readonly entered: boolean;
}

const sealedFor = (userId: string): string => `email_changes.new_email ${userId}`;

/** Begins a change of address and replaces one that may be under way. */
export async function beginEmailChange(
  tx: Tx<Tables>,
  sealer: Sealer,
  change: { userId: string; email: string },
  now: Date,
): Promise<void> {
  const row = {
    new_email: sealer.seal(change.email, sealedFor(change.userId)),
    new_fingerprint: emailFingerprint(sealer, change.email),
    asked_at: now,
    expires_at: new Date(now.getTime() + emailChangeMs),
    left_at: null,
    entered_at: null,
  };
  await tx
    .insertInto("email_changes")
    .values({ user_id: change.userId, ...row })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(row))
    .execute();
}

/** The change under way, or null. */
export async function findEmailChange(
  reader: Reader | Tx<Tables>,
  sealer: Sealer,
  userId: string,
  now: Date,
): Promise<EmailChange | null> {
  const row = await reader
    .selectFrom("email_changes")
    .selectAll()
    .where("user_id", "=", userId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (!row) return null;
  return {
    email: sealer.open(row.new_email, sealedFor(userId)).toString(),
    askedAt: row.asked_at,
    left: row.left_at !== null,
    entered: row.entered_at !== null,
  };
}

/** Records that one of the two mailboxes confirmed. */
export async function saveAgreed(
  tx: Tx<Tables>,
  userId: string,
  half: "leave-email" | "enter-email",
  now: Date,
): Promise<void> {
  await tx
    .updateTable("email_changes")
    .set(half === "leave-email" ? { left_at: now } : { entered_at: now })
    .where("user_id", "=", userId)
    .execute();
}

export async function dropEmailChange(tx: Tx<Tables>, userId: string): Promise<void> {
  await tx.deleteFrom("email_changes").where("user_id", "=", userId).execute();
}
