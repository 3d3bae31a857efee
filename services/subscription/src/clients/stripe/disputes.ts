import type Stripe from "stripe";
import type { Claim, DisputeStatus } from "../../domain/dispute.ts";
import type { PaymentProvider } from "../payment-provider.ts";
import { asked } from "./asked.ts";

/** What payers' banks claim, as Stripe tells it: https://docs.stripe.com/api/disputes */
export const stripeDisputes = (
  stripe: Stripe,
): Pick<PaymentProvider, "refund" | "dispute" | "disputesSince"> => ({
  dispute: (reference) =>
    asked(async () => {
      try {
        return claimOf(await stripe.disputes.retrieve(reference));
      } catch (error) {
        // Of another account, whose messages may come here too.
        if ((error as { code?: string }).code === "resource_missing") return null;
        throw error;
      }
    }),
  disputesSince: (since) =>
    asked(async () => {
      const claims: Claim[] = [];
      const created = { gte: Math.floor(since.getTime() / 1000) };
      for await (const dispute of stripe.disputes.list({ created, limit: 100 })) {
        const claim = claimOf(dispute);
        if (claim) claims.push(claim);
      }
      return claims;
    }),
  refund: ({ key, reference, amount }) =>
    asked(async () => {
      // Stripe forgets idempotency keys after a day or so; what it holds about the payment it never forgets.
      const before = await stripe.refunds.list({ payment_intent: reference, limit: 100 });
      if (before.data.some((refund) => refund.metadata?.refund === key)) return "sent";
      try {
        await stripe.refunds.create(
          { payment_intent: reference, amount, metadata: { refund: key } },
          { idempotencyKey: `refund-${key}` },
        );
        return "sent";
      } catch (error) {
        if (disputed.has((error as { code?: string }).code ?? "")) return "disputed";
        throw error;
      }
    }),
});

const disputed = new Set(["charge_disputed", "refund_disputed_payment"]);

/** Null for a dispute of a charge that no payment intent made: it is not ours. */
export function claimOf(dispute: Stripe.Dispute): Claim | null {
  const { payment_intent: intent, evidence_details: evidence } = dispute;
  if (intent === null) return null;
  return {
    reference: dispute.id,
    payment: typeof intent === "string" ? intent : intent.id,
    status: statusOf(dispute),
    amount: dispute.amount,
    currency: dispute.currency.toUpperCase(),
    reason: dispute.reason,
    // 0 where the bank hears no evidence.
    dueAt: evidence.due_by ? new Date(evidence.due_by * 1000) : null,
    openedAt: new Date(dispute.created * 1000),
  };
}

/** https://docs.stripe.com/api/disputes/object#dispute_object-status */
function statusOf({ status, balance_transactions: moved }: Stripe.Dispute): DisputeStatus {
  switch (status) {
    case "warning_needs_response":
    case "warning_under_review":
      return "inquiry";
    case "warning_closed":
      return "withdrawn";
    case "needs_response":
    case "under_review":
      return "open";
    case "won":
      return "won";
    // An appeal follows a loss: the money is gone unless it is won.
    case "appeal_needs_response":
    case "appeal_under_review":
    case "lost":
      return "lost";
    default: {
      // What was prevented from becoming a chargeback may have been paid back for it; so may a status that is new.
      const gone = moved.reduce((sum, { amount }) => sum + amount, 0) < 0;
      if (status === "prevented") return gone ? "lost" : "withdrawn";
      return gone ? "open" : "inquiry";
    }
  }
}
