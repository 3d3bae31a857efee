import { Refusal } from "@storytelling/values";
import Stripe from "stripe";

/** Runs a request to Stripe. When Stripe does not answer, it throws a refusal, since a retry is safe and may help. */
export async function asked<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    const { StripeConnectionError, StripeAPIError, StripeRateLimitError } = Stripe.errors;
    const away = [StripeConnectionError, StripeAPIError, StripeRateLimitError];
    if (!away.some((kind) => error instanceof kind)) throw error;
    throw new Refusal(
      "unavailable",
      "payments-unavailable",
      "The payment provider does not answer. Send the same request again in a moment; you are charged only once.",
      { retryAfter: 5, cause: error },
    );
  }
}
