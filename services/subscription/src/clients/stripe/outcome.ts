import type Stripe from "stripe";
import type { DeclineReason, Outcome } from "../../domain/payment.ts";

/** Translates Stripe's status of a payment: https://docs.stripe.com/payments/paymentintents/lifecycle */
export function outcomeOf(intent: Stripe.PaymentIntent): Outcome {
  switch (intent.status) {
    case "succeeded":
      return { status: "succeeded" };
    case "processing":
      return { status: "processing" };
    case "canceled":
      return { status: "canceled" };
    case "requires_action": {
      const url = intent.next_action?.redirect_to_url?.url;
      return url
        ? { status: "requires-confirmation", url }
        : { status: "declined", reason: "confirmation-needed" };
    }
    case "requires_payment_method":
      return { status: "declined", reason: reasonOf(intent.last_payment_error) };
    default:
      return { status: "unconfirmed" };
  }
}

const reasons: Readonly<Record<string, DeclineReason>> = {
  insufficient_funds: "insufficient-funds",
  expired_card: "card-expired",
  authentication_required: "confirmation-needed",
  payment_intent_authentication_failure: "confirmation-failed",
};

/** Why a card was declined: https://docs.stripe.com/declines/codes */
export const reasonOf = (error: { code?: string; decline_code?: string } | null): DeclineReason =>
  reasons[error?.decline_code ?? ""] ?? reasons[error?.code ?? ""] ?? "card-declined";
