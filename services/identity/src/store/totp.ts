import type { Db, Sealer, Tx } from "@storytelling/service";
import { voidLinks } from "./mail-links.ts";
import type { Tables } from "./tables.ts";

type Reader = Db<Tables>["read"] | Tx<Tables>;

const sealedFor = (userId: string): string => `totp.secret ${userId}`;

/** An authenticator app. It is in use once it is confirmed. */
export interface Totp {
  readonly secret: string;
  readonly confirmedAt: Date | null;
}

export async function findTotp(reader: Reader, sealer: Sealer, userId: string): Promise<Totp | null> {
  const row = await reader
    .selectFrom("totp")
    .select(["secret", "confirmed_at"])
    .where("user_id", "=", userId)
    .executeTakeFirst();
  if (!row) return null;
  return { secret: sealer.open(row.secret, sealedFor(userId)).toString(), confirmedAt: row.confirmed_at };
}

/** Saves the secret of an unconfirmed app, and replaces an earlier one. */
export async function saveTotp(
  tx: Tx<Tables>,
  sealer: Sealer,
  totp: { userId: string; secret: string },
  now: Date,
): Promise<void> {
  const secret = sealer.seal(totp.secret, sealedFor(totp.userId));
  const fresh = { secret, created_at: now, confirmed_at: null, last_step: null };
  await tx
    .insertInto("totp")
    .values({ user_id: totp.userId, ...fresh })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(fresh))
    .execute();
}

/** Uses the code of a 30 s step; false when it or a later one was used before, even by a concurrent request. */
export async function useStep(tx: Tx<Tables>, userId: string, step: number): Promise<boolean> {
  const row = await tx
    .updateTable("totp")
    .set({ last_step: step })
    .where("user_id", "=", userId)
    .where((eb) => eb.or([eb("last_step", "is", null), eb("last_step", "<", step)]))
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function saveTotpConfirmed(tx: Tx<Tables>, userId: string, now: Date): Promise<void> {
  await tx.updateTable("totp").set({ confirmed_at: now }).where("user_id", "=", userId).execute();
}

/**
 * Deletes the app and the recovery codes. Voids a pending request to lift them, which must not apply to the next app.
 */
export async function deleteTotp(tx: Tx<Tables>, userId: string): Promise<void> {
  await tx.deleteFrom("totp").where("user_id", "=", userId).execute();
  await tx.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
  await voidLinks(tx, userId, ["lift-second-factors"]);
}
