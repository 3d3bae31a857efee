import type { ColumnType, GeneratedAlways } from "kysely";
import type { DisputeStatus, Move } from "../domain/dispute.ts";
import type { Dunning } from "../domain/dunning.ts";
import type { Invoice, InvoiceLine } from "../domain/invoice.ts";
import type { Payment } from "../domain/payment.ts";
import type { Interval, Plan } from "../domain/plan.ts";
import type { Seller } from "../domain/seller.ts";
import type { EndReason, SubscriptionStatus } from "../domain/subscription.ts";
import type { TierCode } from "../domain/tiers.ts";

type Json<T> = ColumnType<T, string, string>;

/** The tables of subscriptions and money, as in `migrations/0002_billing.sql` and `0003_disputes.sql`. */
export interface BillingTables {
  billing_accounts: {
    user_id: string;
    customer: string | null;
    card: string | null;
    card_label: Buffer | null;
    trial_used_at: Date | null;
  };
  subscriptions: {
    id: string;
    user_id: string;
    status: SubscriptionStatus;
    tier: TierCode;
    interval: Interval;
    amount: number;
    currency: string;
    anchor: Date;
    month: number;
    period_start: Date;
    period_end: Date;
    cancel_at_period_end: boolean;
    next_tier: TierCode | null;
    next_interval: Interval | null;
    dunning: ColumnType<StoredDunning | null, string | null, string | null>;
    ended_at: Date | null;
    end_reason: EndReason | null;
    created_at: Date;
    due_at: Date | null;
    queued_at: Date | null;
  };
  document_counters: { series: "invoice" | "credit"; year: number; last: number };
  invoices: {
    id: string;
    user_id: string;
    subscription_id: string;
    kind: Invoice["kind"];
    status: Invoice["status"];
    number: string | null;
    currency: string;
    total: number;
    paid: number;
    credited: number;
    period_start: Date;
    period_end: Date;
    lines: Json<InvoiceLine[]>;
    plan: Json<Plan>;
    seller: ColumnType<Seller | null, string | null, string | null>;
    issued_at: Date | null;
    created_at: Date;
  };
  payments: {
    id: string;
    invoice_id: string;
    subscription_id: string;
    user_id: string;
    amount: number;
    currency: string;
    customer: string | null;
    card: string | null;
    on_session: boolean;
    reference: string | null;
    status: Payment["status"];
    reason: Payment["reason"];
    url: string | null;
    created_at: Date;
  };
  credit_notes: {
    id: string;
    invoice_id: string;
    user_id: string;
    number: string;
    amount: number;
    currency: string;
    reason: string;
    seller: Json<Seller>;
    issued_at: Date;
  };
  refunds: { id: string; payment_id: string; amount: number; created_at: Date; sent_at: Date | null };
  payment_history: {
    id: string;
    pos: GeneratedAlways<number>;
    user_id: string;
    invoice_id: string;
    kind: HistoryKind;
    amount: number;
    currency: string;
    about: string;
    reason: string | null;
    at: Date;
  };
  disputes: {
    id: string;
    reference: string;
    payment_id: string;
    user_id: string;
    status: DisputeStatus;
    claimed: number;
    withheld: number;
    currency: string;
    reason: string | null;
    due_at: Date | null;
    opened_at: Date;
    closed_at: Date | null;
  };
  provider_messages: { id: string; heard_at: Date };
  billing_activity: { id: string; user_id: string; text: string; at: Date };
}

export type HistoryKind = "invoice" | "payment" | "failure" | "refund" | "credit" | Move;

/** A dunning as stored in JSON. */
export type StoredDunning = {
  [K in keyof Dunning]: Dunning[K] extends number ? number : string | null;
};
