import { type Selectable, sql } from "kysely";
import type { Dispute } from "../domain/dispute.ts";
import type { BillingTables } from "./billing-tables.ts";
import type { Reader, Tx } from "./db.ts";

const toDispute = (row: Selectable<BillingTables["disputes"]>): Dispute => ({
  id: row.id,
  reference: row.reference,
  paymentId: row.payment_id,
  userId: row.user_id,
  status: row.status,
  claimed: row.claimed,
  withheld: row.withheld,
  currency: row.currency,
  reason: row.reason,
  dueAt: row.due_at,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
});

/** Writes a dispute. The caller holds the payer's lock. */
export async function saveDispute(tx: Tx, dispute: Dispute): Promise<void> {
  const changing = {
    status: dispute.status,
    claimed: dispute.claimed,
    withheld: dispute.withheld,
    reason: dispute.reason,
    due_at: dispute.dueAt,
    closed_at: dispute.closedAt,
  };
  await tx
    .insertInto("disputes")
    .values({
      id: dispute.id,
      reference: dispute.reference,
      payment_id: dispute.paymentId,
      user_id: dispute.userId,
      currency: dispute.currency,
      opened_at: dispute.openedAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.column("reference").doUpdateSet(changing))
    .execute();
}

export async function findDispute(db: Reader, reference: string): Promise<Dispute | null> {
  const row = await db
    .selectFrom("disputes")
    .selectAll()
    .where("reference", "=", reference)
    .executeTakeFirst();
  return row ? toDispute(row) : null;
}

/** The provider's references of all undecided disputes. */
export async function runningReferences(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom("disputes").select("reference").where("closed_at", "is", null).execute();
  return rows.map((row) => row.reference);
}

/** All disputes about a user's payments, oldest first. */
export async function disputesOf(db: Reader, userId: string): Promise<Dispute[]> {
  const rows = await db
    .selectFrom("disputes")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
  return rows.map(toDispute);
}

/** Whether a bank withholds money of a payment now. Until it decides, nothing of the payment can be refunded. */
export async function isWithheld(db: Reader, paymentId: string): Promise<boolean> {
  const row = await db
    .selectFrom("disputes")
    .select("id")
    .where("payment_id", "=", paymentId)
    .where("status", "=", "open")
    .executeTakeFirst();
  return row !== undefined;
}

/** What banks withhold or took of a payment, in minor units, without the dispute `but`. */
export async function takenOf(db: Reader, paymentId: string, but: string): Promise<number> {
  const { sum } = await db
    .selectFrom("disputes")
    .select(sql<number>`coalesce(sum(withheld), 0)::bigint`.as("sum"))
    .where("payment_id", "=", paymentId)
    .where("reference", "<>", but)
    .where("status", "in", ["open", "lost"])
    .executeTakeFirstOrThrow();
  return sum;
}

/** How many disputes are undecided, and the earliest deadline for evidence. */
export async function countRunning(db: Reader): Promise<{ count: number; firstDueAt: Date | null }> {
  const row = await db
    .selectFrom("disputes")
    .select([sql<number>`count(*)`.as("count"), sql<Date | null>`min(due_at)`.as("firstDueAt")])
    .where("closed_at", "is", null)
    .executeTakeFirstOrThrow();
  return row;
}
