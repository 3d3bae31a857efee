import { Refusal } from "@storytelling/values";
import Stripe from "stripe";
import type { Headers, Notice } from "../payment-provider.ts";

const toleranceSeconds = 300;

/**
 * Reads a webhook from Stripe, after checking its signature and age.
 * @throws Refusal `malformed` for a signature that is missing, wrong or too old
 */
export function readNotice(
  stripe: Stripe,
  secret: string,
  body: Buffer,
  headers: Headers,
  now: Date,
): Notice {
  const signature = String(headers["stripe-signature"] ?? "");
  const verified = () =>
    stripe.webhooks.constructEvent(body, signature, secret, toleranceSeconds, undefined, now.getTime());
  return noticeOf(signed(verified));
}

function signed(verify: () => Stripe.Event): Stripe.Event {
  try {
    return verify();
  } catch (cause) {
    if (!(cause instanceof Stripe.errors.StripeSignatureVerificationError)) throw cause;
    const message =
      "The signature of this message is missing, wrong or older than five minutes. Check STRIPE_WEBHOOK_SECRET.";
    throw new Refusal("malformed", "signature-wrong", message, { cause });
  }
}

function noticeOf({ id, type, data }: Stripe.Event): Notice {
  switch (type) {
    case "payment_intent.succeeded":
    case "payment_intent.payment_failed":
    case "payment_intent.processing":
    case "payment_intent.requires_action":
    case "payment_intent.canceled":
      return { id, about: { payment: data.object.id } };
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.closed":
    case "charge.dispute.funds_withdrawn":
    case "charge.dispute.funds_reinstated":
      return { id, about: { dispute: data.object.id } };
    case "checkout.session.completed": {
      const { customer, id: checkout, mode } = data.object;
      return { id, about: mode === "setup" && typeof customer === "string" ? { customer, checkout } : null };
    }
    default:
      return { id, about: null };
  }
}
