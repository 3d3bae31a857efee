import type { Reader, Tx } from "./db.ts";

const ofUser = ["usage_tracking", "usage_reservations", "usage_crossings", "usage_notices"] as const;

/** Tables whose rows `forgetUser` deletes. */
export const forgottenTables = [...ofUser, "stored_items", "billing_activity", "entitlements"] as const;

/** All rows about a user, by their names in an export. */
export async function rowsOf(db: Reader, userId: string): Promise<Record<string, readonly object[]>> {
  const all = (
    table:
      | (typeof ofUser)[number]
      | "entitlements"
      | "stored_items"
      | "billing_activity"
      | "credit_notes"
      | "disputes",
  ) => db.selectFrom(table).selectAll().where("user_id", "=", userId).execute();
  return {
    tier: await all("entitlements"),
    usage: await all("usage_tracking"),
    reservations: await all("usage_reservations"),
    notices: await all("usage_notices"),
    storage: await all("stored_items"),
    activity: await all("billing_activity"),
    subscriptions: await db.selectFrom("subscriptions").selectAll().where("user_id", "=", userId).execute(),
    invoices: await db.selectFrom("invoices").selectAll().where("user_id", "=", userId).execute(),
    creditNotes: await all("credit_notes"),
    disputes: await all("disputes"),
    payments: await db
      .selectFrom("payment_history")
      .selectAll()
      .where("user_id", "=", userId)
      .orderBy("pos")
      .execute(),
  };
}

/**
 * Deletes a user's usage, notices, card, and the reasons of disputes. Invoices, payments, disputes and their history
 * stay, as accounting law requires. They contain only the user's id, which no longer leads to anybody. The caller holds
 * the payer's lock.
 */
export async function forgetUser(tx: Tx, userId: string): Promise<void> {
  for (const table of forgottenTables) await tx.deleteFrom(table).where("user_id", "=", userId).execute();
  await tx
    .updateTable("billing_accounts")
    .set({ customer: null, card: null, card_label: null, trial_used_at: null })
    .where("user_id", "=", userId)
    .execute();
  await tx.updateTable("disputes").set({ reason: null }).where("user_id", "=", userId).execute();
  await tx
    .updateTable("payments")
    .set({ customer: null, card: null, url: null })
    .where("user_id", "=", userId)
    .where("status", "in", ["succeeded", "failed", "canceled", "charged-back"])
    .execute();
}
