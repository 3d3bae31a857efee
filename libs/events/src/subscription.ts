import { Id } from "@storytelling/values";
import { z } from "zod";
import { defineEvent } from "./event.ts";

const userId = "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b";
const subscriptionId = "0190a1b2-7c3d-7e4f-8a5b-000000000005";
const invoiceId = "0190a1b2-7c3d-7e4f-8a5b-000000000006";
const paymentId = "0190a1b2-7c3d-7e4f-8a5b-000000000007";

// A user's events keep their order across all of their subscriptions. No event is sent about an erased user.
const shared = {
  version: 1,
  source: "subscription",
  aggregate: "user",
  personal: { of: "userId", fields: [] },
} as const;
const amount = z.number().int().nonnegative().meta({ description: "Minor units, such as cents." });
const currency = z.string().length(3);
const interval = z.enum(["month", "year"]);

export const userSubscriptionChanged = defineEvent({
  ...shared,
  type: "UserSubscriptionChanged",
  summary: "A user's tier changed, and with it what they may do.",
  data: z.object({
    userId: Id,
    tier: z.string(),
    previousTier: z.string(),
    /** Jobs with a higher number are taken from the queue first. */
    priority: z.number().int(),
    /** How many guests fit into each of the user's sessions. */
    guestsPerSession: z.number().int().optional(),
    reason: z.enum([
      "subscribed",
      "trial-began",
      "upgraded",
      "downgraded",
      "canceled",
      "trial-over",
      "unpaid",
    ]),
    since: z.iso.datetime(),
  }),
  example: {
    userId,
    tier: "gold",
    previousTier: "free",
    priority: 2,
    reason: "subscribed",
    since: "2026-11-22T10:00:00.000Z",
  },
});

export const subscriptionUpgraded = defineEvent({
  ...shared,
  type: "SubscriptionUpgraded",
  summary: "A user upgraded to a better plan, and paid the difference.",
  data: z.object({
    userId: Id,
    subscriptionId: Id,
    tier: z.string(),
    interval,
    previousTier: z.string(),
    previousInterval: interval,
    amount,
    currency,
  }),
  example: {
    userId,
    subscriptionId,
    tier: "gold",
    interval: "month",
    previousTier: "silver",
    previousInterval: "month",
    amount: 435,
    currency: "EUR",
  },
});

/** What was paid, and for what. */
const paid = {
  userId: Id,
  subscriptionId: Id,
  paymentId: Id,
  invoiceId: Id,
  invoiceNumber: z.string(),
  amount,
  currency,
};
const paidExample = {
  userId,
  subscriptionId,
  paymentId,
  invoiceId,
  invoiceNumber: "INV-2026-000001",
  amount: 1699,
  currency: "EUR",
};

export const paymentProcessed = defineEvent({
  ...shared,
  type: "PaymentProcessed",
  summary: "An invoice was paid.",
  data: z.object(paid),
  example: paidExample,
});

export const paymentFailed = defineEvent({
  ...shared,
  type: "PaymentFailed",
  summary: "A payment by card failed: the money was not there, or the bank wants the payer to confirm.",
  data: z.object({
    userId: Id,
    subscriptionId: Id,
    paymentId: Id,
    invoiceId: Id,
    amount,
    currency,
    reason: z.string(),
    /** When the card is charged again; null when it is not. */
    nextTryAt: z.iso.datetime().nullable(),
    /** When the plan ends because it is not paid; null while attempts are left, and for plans that have not begun. */
    endsAt: z.iso.datetime().nullable(),
  }),
  example: {
    userId,
    subscriptionId,
    paymentId,
    invoiceId,
    amount: 1699,
    currency: "EUR",
    reason: "card-declined",
    nextTryAt: "2026-11-24T10:00:00.000Z",
    endsAt: null,
  },
});

const dispute = { ...paid, disputeId: Id };
const disputeExample = { ...paidExample, disputeId: "0190a1b2-7c3d-7e4f-8a5b-000000000008" };

export const paymentDisputed = defineEvent({
  ...shared,
  type: "PaymentDisputed",
  summary: "A payer's bank inquires about a payment, or disputes it and withholds its money.",
  data: z.object({
    ...dispute,
    /** Whether the bank withholds the money; if not, it only inquires. */
    withheld: z.boolean(),
    /** The deadline for evidence; null when no evidence is accepted. */
    dueAt: z.iso.datetime().nullable(),
  }),
  example: { ...disputeExample, withheld: true, dueAt: "2026-12-01T10:00:00.000Z" },
});

export const disputeClosed = defineEvent({
  ...shared,
  type: "DisputeClosed",
  summary: "A payer's bank closed a dispute: the money came back, it is lost, or the inquiry ended.",
  data: z.object({
    ...dispute,
    outcome: z.enum(["won", "lost", "withdrawn"]),
    /** The amount of the invoice that is still to be paid. */
    open: amount,
  }),
  example: { ...disputeExample, outcome: "lost" as const, open: 1699 },
});

export const usageLimitReached = defineEvent({
  ...shared,
  type: "UsageLimitReached",
  summary: "A user has used 80 % or 100 % of an allowance; sent once a month for each size of the allowance.",
  data: z.object({
    userId: Id,
    resource: z.string(),
    /** The UTC calendar month, such as 2026-11. */
    month: z.string(),
    percent: z.number().int(),
    used: z.number().int().nonnegative(),
    allowance: z.number().int().positive(),
    tier: z.string(),
    renewsAt: z.iso.datetime(),
  }),
  example: {
    userId,
    resource: "narratedCharacters",
    month: "2026-11",
    percent: 80,
    used: 33_120,
    allowance: 40_000,
    tier: "free",
    renewsAt: "2026-12-01T00:00:00.000Z",
  },
});
