import type { Selectable } from "kysely";
import { dueAt, type Subscription } from "../domain/subscription.ts";
import type { BillingTables } from "./billing-tables.ts";
import type { Reader, Tx } from "./db.ts";

const toSubscription = (row: Selectable<BillingTables["subscriptions"]>): Subscription => ({
  id: row.id,
  userId: row.user_id,
  status: row.status,
  plan: { tier: row.tier, interval: row.interval, amount: row.amount, currency: row.currency },
  anchor: row.anchor,
  month: row.month,
  period: { start: row.period_start, end: row.period_end },
  cancelAtPeriodEnd: row.cancel_at_period_end,
  next: row.next_tier && row.next_interval && { tier: row.next_tier, interval: row.next_interval },
  dunning: row.dunning && {
    failures: row.dunning.failures,
    nextTryAt: momentOf(row.dunning.nextTryAt),
    endsAt: momentOf(row.dunning.endsAt),
  },
  endedAt: row.ended_at,
  endReason: row.end_reason,
  createdAt: row.created_at,
});

const momentOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

/** A subscription of this user; null for one of another user. To change it, the caller must hold the payer's lock. */
export async function findSubscription(db: Reader, id: string, userId: string): Promise<Subscription | null> {
  const row = await db
    .selectFrom("subscriptions")
    .selectAll()
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row ? toSubscription(row) : null;
}

/** The user's only subscription that has not ended, or null. */
export async function findLive(db: Reader, userId: string): Promise<Subscription | null> {
  const row = await db
    .selectFrom("subscriptions")
    .selectAll()
    .where("user_id", "=", userId)
    .where("status", "<>", "ended")
    .executeTakeFirst();
  return row ? toSubscription(row) : null;
}

/** The user of a subscription. */
export async function payerOf(db: Reader, id: string): Promise<string | null> {
  const row = await db.selectFrom("subscriptions").select("user_id").where("id", "=", id).executeTakeFirst();
  return row?.user_id ?? null;
}

/** Writes a subscription, and when a job must attend to it: for its open payment, or else when it is due. */
export async function saveSubscription(
  tx: Tx,
  subscription: Subscription,
  lookAgainAt: Date | null = null,
): Promise<void> {
  const { plan, period, next, dunning } = subscription;
  const values = {
    status: subscription.status,
    tier: plan.tier,
    interval: plan.interval,
    amount: plan.amount,
    currency: plan.currency,
    anchor: subscription.anchor,
    month: subscription.month,
    period_start: period.start,
    period_end: period.end,
    cancel_at_period_end: subscription.cancelAtPeriodEnd,
    next_tier: next?.tier ?? null,
    next_interval: next?.interval ?? null,
    dunning: dunning && JSON.stringify(dunning),
    ended_at: subscription.endedAt,
    end_reason: subscription.endReason,
    due_at: lookAgainAt ?? dueAt(subscription),
    queued_at: null,
  };
  await tx
    .insertInto("subscriptions")
    .values({
      id: subscription.id,
      user_id: subscription.userId,
      created_at: subscription.createdAt,
      ...values,
    })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
    .execute();
}

/**
 * Takes at most `limit` due subscriptions, and records that a job was queued for each. If a job is lost, its
 * subscription is taken again after ten minutes. Rows that another process has locked are skipped.
 */
export async function takeDue(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const lost = new Date(now.getTime() - 600_000);
  const due = tx
    .selectFrom("subscriptions")
    .select("id")
    .where("due_at", "<=", now)
    .where((where) => where.or([where("queued_at", "is", null), where("queued_at", "<", lost)]))
    .orderBy("due_at")
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const rows = await tx
    .updateTable("subscriptions")
    .set({ queued_at: now })
    .where("id", "in", due)
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}
