import type { Sealer } from "@storytelling/service";
import type { Selectable } from "kysely";
import type { BillingTables } from "./billing-tables.ts";
import type { Reader, Tx } from "./db.ts";
import { lockEntitlement } from "./entitlements.ts";

/** A payer, and the card to pay with. */
export interface Account {
  readonly userId: string;
  readonly customer: string | null;
  readonly card: string | null;
  /** A label of the card for people, such as "visa 4242". */
  readonly cardLabel: string | null;
  readonly trialUsedAt: Date | null;
}

const sealedFor = (userId: string): string => `billing_accounts.card_label ${userId}`;

const toAccount = (sealer: Sealer, row: Selectable<BillingTables["billing_accounts"]>): Account => ({
  userId: row.user_id,
  customer: row.customer,
  card: row.card,
  cardLabel: row.card_label && sealer.open(row.card_label, sealedFor(row.user_id)).toString(),
  trialUsedAt: row.trial_used_at,
});

/**
 * Locks a payer. Every change to a payer's money happens under this lock. The entitlement is locked first, always in
 * this order, so that transactions cannot deadlock and a user's events keep their order.
 */
export async function lockAccount(tx: Tx, sealer: Sealer, userId: string, now: Date): Promise<Account> {
  await lockEntitlement(tx, userId, now);
  await tx
    .insertInto("billing_accounts")
    .values({ user_id: userId, customer: null, card: null, card_label: null, trial_used_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom("billing_accounts")
    .selectAll()
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return toAccount(sealer, row);
}

/** Locks the money of an erased user without creating an entitlement or an account for them. */
export async function lockErased(tx: Tx, userId: string): Promise<void> {
  await tx
    .selectFrom("billing_accounts")
    .select("user_id")
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
}

export async function findAccount(db: Reader, sealer: Sealer, userId: string): Promise<Account | null> {
  const row = await db
    .selectFrom("billing_accounts")
    .selectAll()
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row ? toAccount(sealer, row) : null;
}

/** The user of a provider's customer; null for a customer that is not ours. */
export async function userOfCustomer(db: Reader, customer: string): Promise<string | null> {
  const row = await db
    .selectFrom("billing_accounts")
    .select("user_id")
    .where("customer", "=", customer)
    .executeTakeFirst();
  return row?.user_id ?? null;
}

/** Writes an account. The caller has locked its row with `lockAccount`. */
export async function saveAccount(tx: Tx, sealer: Sealer, account: Account): Promise<void> {
  const { userId, customer, card, cardLabel, trialUsedAt } = account;
  await tx
    .updateTable("billing_accounts")
    .set({
      customer,
      card,
      card_label: cardLabel === null ? null : sealer.seal(cardLabel, sealedFor(userId)),
      trial_used_at: trialUsedAt,
    })
    .where("user_id", "=", userId)
    .execute();
}
