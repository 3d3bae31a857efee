/** What became of a payment when the provider was asked. */
export type Outcome =
  | { readonly status: "succeeded" }
  | { readonly status: "declined"; readonly reason: DeclineReason }
  | { readonly status: "requires-confirmation"; readonly url: string }
  /** The bank has not said yet. */
  | { readonly status: "processing" }
  /** Nothing was asked of the card so far. */
  | { readonly status: "unconfirmed" }
  | { readonly status: "canceled" };

/** Why there was no money, in words that the payer can act on. */
export type DeclineReason =
  | "card-declined"
  | "insufficient-funds"
  | "card-expired"
  | "confirmation-needed"
  | "confirmation-failed"
  | "no-card";

export const adviceFor: Record<DeclineReason, string> = {
  "card-declined": "The bank declined the card. Use another card, or ask the bank.",
  "insufficient-funds": "There is not enough money behind the card. Use another card, or try again later.",
  "card-expired": "The card has expired. Give a new one.",
  "confirmation-needed": "The bank wants you to confirm. POST /invoices/{id}/pay and follow its url.",
  "confirmation-failed": "The payment was not confirmed with the bank. Try again, or use another card.",
  "no-card": "There is no card. Give one with POST /card.",
};

export type PaymentStatus =
  | "pending"
  | "requires-confirmation"
  | "succeeded"
  | "failed"
  | "canceled"
  /** It succeeded, and then the payer's bank took money back for good: it settles its invoice no more. */
  | "charged-back";

/** One try to collect an invoice. It is written before the provider hears of it, and carries its key. */
export interface Payment {
  readonly id: string;
  readonly invoiceId: string;
  readonly subscriptionId: string;
  readonly userId: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly customer: string | null;
  /** What is charged; null when there is no card, and so no charge. */
  readonly card: string | null;
  /** Whether the payer is there and could confirm. */
  readonly onSession: boolean;
  /** The provider's name for it, once it has one. */
  readonly reference: string | null;
  readonly status: PaymentStatus;
  readonly reason: DeclineReason | null;
  /** Where the payer confirms. */
  readonly url: string | null;
  readonly createdAt: Date;
}

export const isOpen = ({ status }: Payment): boolean =>
  status === "pending" || status === "requires-confirmation";

/** Whether its money came, whatever became of that. */
export const wasPaid = ({ status }: Payment): boolean => status === "succeeded" || status === "charged-back";

const minuteMs = 60_000;

/** When an open payment is looked at again: soon after a crash; when the payer had an hour to confirm. */
export const lookAgainAt = (payment: Payment): Date =>
  new Date(payment.createdAt.getTime() + (payment.status === "pending" ? 1 : 60) * minuteMs);
