import { sql } from "kysely";
import type { Dispute } from "../domain/dispute.ts";
import type { Reader } from "./db.ts";

/** A dispute as an operator sees it, with its invoice. */
export interface ListedDispute extends Dispute {
  readonly invoiceId: string;
  readonly invoiceNumber: string | null;
}

const listed = (db: Reader) =>
  db
    .selectFrom("disputes")
    .innerJoin("payments", "payments.id", "disputes.payment_id")
    .innerJoin("invoices", "invoices.id", "payments.invoice_id")
    .select([
      "disputes.id",
      "disputes.reference",
      "disputes.user_id as userId",
      "disputes.payment_id as paymentId",
      "invoices.id as invoiceId",
      "invoices.number as invoiceNumber",
      "disputes.status",
      "disputes.claimed",
      "disputes.withheld",
      "disputes.currency",
      "disputes.reason",
      "disputes.due_at as dueAt",
      "disputes.opened_at as openedAt",
      "disputes.closed_at as closedAt",
    ]);

// A dispute without a deadline comes last.
const due = sql<Date>`coalesce(disputes.due_at, 'infinity')`;

/** A page of undecided disputes after the given one, the earliest deadline first. */
export function listRunning(
  db: Reader,
  { after, limit }: { after: readonly [due: string, id: string] | null; limit: number },
): Promise<ListedDispute[]> {
  let query = listed(db).where("disputes.closed_at", "is", null);
  if (after)
    query = query.where(sql<boolean>`(${due}, disputes.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.orderBy(due).orderBy("disputes.id").limit(limit).execute();
}

/** A user's undecided disputes. */
export const runningOf = (db: Reader, userId: string): Promise<ListedDispute[]> =>
  listed(db)
    .where("disputes.user_id", "=", userId)
    .where("disputes.closed_at", "is", null)
    .orderBy("disputes.id")
    .execute();

/** A page of decided disputes before the given one, newest first. */
export function listOver(
  db: Reader,
  { before, limit }: { before: string | null; limit: number },
): Promise<ListedDispute[]> {
  let query = listed(db).where("disputes.closed_at", "is not", null);
  if (before !== null) query = query.where("disputes.id", "<", before);
  return query.orderBy("disputes.id", "desc").limit(limit).execute();
}
