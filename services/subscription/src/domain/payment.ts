/** The state of a payment at the provider. */
export type Outcome =
  | { readonly status: "succeeded" }
  | { readonly status: "declined"; readonly reason: DeclineReason }
  | { readonly status: "requires-confirmation"; readonly url: string }
  /** The bank has not answered yet. */
  | { readonly status: "processing" }
  /** The card was not charged so far. */
  | { readonly status: "unconfirmed" }
  | { readonly status: "canceled" };

/** Why a payment failed, as reasons that the payer can act on. */
export type DeclineReason =
  | "card-declined"
  | "insufficient-funds"
  | "card-expired"
  | "confirmation-needed"
  | "confirmation-failed"
  | "no-card";

export const adviceFor: Record<DeclineReason, string> = {
  "card-declined": "The bank declined the card. Use another card, or ask the bank.",
  "insufficient-funds": "There is not enough money on the card. Use another card, or try again later.",
  "card-expired": "The card has expired. Give a new one.",
  "confirmation-needed":
    "The bank wants you to confirm. POST /invoices/{id}/pay and open the url in the answer.",
  "confirmation-failed": "The payment was not confirmed with the bank. Try again, or use another card.",
  "no-card": "You have not given a card yet. Give one with POST /card.",
};

export type PaymentStatus =
  | "pending"
  | "requires-confirmation"
  | "succeeded"
  | "failed"
  | "canceled"
  /** It succeeded, and then the payer's bank took money back for good. It no longer settles its invoice. */
  | "charged-back";

/** One try to collect an invoice. It is saved before the provider is called, and its id is the idempotency key. */
export interface Payment {
  readonly id: string;
  readonly invoiceId: string;
  readonly subscriptionId: string;
  readonly userId: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly customer: string | null;
  /** The card to charge; null without a card, and then nothing is charged. */
  readonly card: string | null;
  /** Whether the payer is present and can confirm. */
  readonly onSession: boolean;
  /** The provider's reference; null before it is prepared. */
  readonly reference: string | null;
  readonly status: PaymentStatus;
  readonly reason: DeclineReason | null;
  /** The page where the payer confirms. */
  readonly url: string | null;
  readonly createdAt: Date;
}

export const isOpen = ({ status }: Payment): boolean =>
  status === "pending" || status === "requires-confirmation";

/** Whether it was ever paid, even if the bank took the money back later. */
export const wasPaid = ({ status }: Payment): boolean => status === "succeeded" || status === "charged-back";

const minuteMs = 60_000;

/**
 * When to check an open payment again: after a minute if the process crashed, after an hour if the payer must confirm.
 */
export const lookAgainAt = (payment: Payment): Date =>
  new Date(payment.createdAt.getTime() + (payment.status === "pending" ? 1 : 60) * minuteMs);
