import { type Sealer, type Tx, violates } from "@storytelling/service";
import { emailTaken } from "../domain/user.ts";
import type { Tables } from "./tables.ts";
import { emailFingerprint } from "./users.ts";

/** Whether the password is still the one that was checked. The caller has locked the user's row. */
export async function isSamePassword(
  tx: Tx<Tables>,
  known: { id: string; passwordChangedAt: Date | null },
): Promise<boolean> {
  const row = await tx
    .selectFrom("users")
    .select("password_changed_at")
    .where("id", "=", known.id)
    .executeTakeFirst();
  return row !== undefined && row.password_changed_at?.getTime() === known.passwordChangedAt?.getTime();
}

/**
 * Writes a new password. A request that checked the old one meanwhile then fails in `isSamePassword`. The caller has
 * locked the row with `lockUser`.
 */
export async function savePassword(
  tx: Tx<Tables>,
  change: { id: string; passwordHash: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable("users")
    .set({ password_hash: change.passwordHash, password_changed_at: now })
    .where("id", "=", change.id)
    .execute();
}

/** Replaces a hash by a costlier one of the same password, unless the password was changed meanwhile. */
export async function renewHash(
  tx: Tx<Tables>,
  change: { id: string; from: string; to: string },
): Promise<void> {
  await tx
    .updateTable("users")
    .set({ password_hash: change.to })
    .where("id", "=", change.id)
    .where("password_hash", "=", change.from)
    .execute();
}

/** Marks an account's address as confirmed. */
export async function saveVerified(tx: Tx<Tables>, id: string, now: Date): Promise<void> {
  await tx
    .updateTable("users")
    .set({ email_verified_at: now })
    .where("id", "=", id)
    .where("email_verified_at", "is", null)
    .execute();
}

/** Gives an account another, confirmed address. @throws Refusal `email-taken` */
export async function saveEmail(
  tx: Tx<Tables>,
  sealer: Sealer,
  change: { id: string; email: string },
  now: Date,
): Promise<void> {
  try {
    await tx
      .updateTable("users")
      .set({
        email: sealer.seal(change.email, `users.email ${change.id}`),
        email_fingerprint: emailFingerprint(sealer, change.email),
        email_verified_at: now,
      })
      .where("id", "=", change.id)
      .execute();
  } catch (error) {
    if (violates(error, "users_email_fingerprint_key")) throw emailTaken();
    throw error;
  }
}
