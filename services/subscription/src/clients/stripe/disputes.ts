import type Stripe from "stripe";
import type { Claim, DisputeStatus } from "../../domain/dispute.ts";
import type { PaymentProvider } from "../payment-provider.ts";
import { asked } from "./asked.ts";

/** Disputes and refunds at Stripe: https://docs.stripe.com/api/disputes */
export const stripeDisputes = (
  stripe: Stripe,
): Pick<PaymentProvider, "refund" | "dispute" | "disputesSince"> => ({
  dispute: (reference) =>
    asked(async () => {
      try {
        return claimOf(await stripe.disputes.retrieve(reference));
      } catch (error) {
        // It belongs to another account, whose webhooks may arrive here, too.
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
      // Stripe forgets idempotency keys after about a day, but never the refunds of a payment.
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

/** Null for a dispute of a charge without a payment intent: it is not ours. */
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
    // 0 when the bank accepts no evidence.
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
    // An appeal follows a loss. The money is gone unless the appeal is won.
    case "appeal_needs_response":
    case "appeal_under_review":
    case "lost":
      return "lost";
    default: {
      // A prevented chargeback, or a status that we do not know, may have cost money. The balance shows whether it did.
      const gone = moved.reduce((sum, { amount }) => sum + amount, 0) < 0;
      if (status === "prevented") return gone ? "lost" : "withdrawn";
      return gone ? "open" : "inquiry";
    }
  }
}
