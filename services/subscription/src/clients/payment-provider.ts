import type { Claim } from "../domain/dispute.ts";
import type { Outcome } from "../domain/payment.ts";

/** A stored card: the provider's reference, and a label for people. */
export interface Card {
  readonly reference: string;
  /** Brand and last digits, such as "visa 4242". */
  readonly label: string;
}

/** What to charge. `key` is our own idempotency key and always means the same charge. */
export interface Charge {
  readonly key: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly customer: string;
  readonly card: string;
}

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A message from a provider. It is only a reason to ask for the current state, never the state itself. */
export interface Notice {
  readonly id: string;
  readonly about:
    | { readonly payment: string }
    | { readonly dispute: string }
    | { readonly customer: string; readonly checkout: string }
    | null;
}

/**
 * Stores cards and charges them. The schedule, the prices and the invoices are ours.
 * A charge has two halves, so that a crash between any two steps neither loses nor doubles it. `prepare` moves no money,
 * and its reference is saved before `confirm`, which checks the current state before it acts.
 * Every method throws Refusal `unavailable` when the provider does not answer.
 */
export interface PaymentProvider {
  readonly name: "embedded" | "stripe" | "none";
  /** Stores a card: at once by a test token, or by a page of the provider that the payer is sent to. */
  addCard(wish: {
    userId: string;
    customer: string | null;
    token: string | undefined;
    returnUrl: string | undefined;
  }): Promise<{ customer: string; card: Card | null; url: string | null }>;
  /** The card that the payer entered on the provider's page; null before that. */
  cardOf(checkout: string): Promise<Card | null>;
  /** Registers a charge without charging the card. The same key returns the same reference. */
  prepare(charge: Charge): Promise<string>;
  /** Charges the card, unless that was done before. The same reference is never charged twice. */
  confirm(reference: string, options: { onSession: boolean }): Promise<Outcome>;
  look(reference: string): Promise<Outcome>;
  /** Cancels a charge if that is still possible, and returns its outcome. */
  cancel(reference: string): Promise<Outcome>;
  /** Refunds money, once for each key. `disputed`: not refunded, since the payer's bank claims the payment. */
  refund(refund: { key: string; reference: string; amount: number }): Promise<"sent" | "disputed">;
  /** The current state of a dispute by its reference; null when it is about none of our payments. */
  dispute(reference: string): Promise<Claim | null>;
  /** The current state of all disputes that were opened since then. */
  disputesSince(since: Date): Promise<Claim[]>;
  /** Deletes a customer with their cards; payments stay in the books. Idempotent. */
  forget(customer: string): Promise<void>;
  /** The provider's page where the payer manages cards; null when it has none. */
  portal(customer: string, returnUrl: string): Promise<string | null>;
  /** @throws Refusal when the message is not signed by the provider */
  readNotice(body: Buffer, headers: Headers, now: Date): Notice;
}
