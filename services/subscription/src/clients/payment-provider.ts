import type { Claim } from "../domain/dispute.ts";
import type { Outcome } from "../domain/payment.ts";

/** A card as we keep it: the provider's name for it, and what a person knows it by. */
export interface Card {
  readonly reference: string;
  /** Brand and last digits, such as "visa 4242". */
  readonly label: string;
}

/** What to charge; `key` is ours and names one charge for ever. */
export interface Charge {
  readonly key: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly customer: string;
  readonly card: string;
}

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a provider tells by itself: a hint to look again, never a fact to act on. */
export interface Notice {
  readonly id: string;
  readonly about:
    | { readonly payment: string }
    | { readonly dispute: string }
    | { readonly customer: string; readonly checkout: string }
    | null;
}

/**
 * Who moves money. The schedule, the prices and the invoices are ours; a provider keeps cards and charges them.
 * A charge has two halves, so that a crash between any two steps neither loses nor doubles it: `prepare` moves
 * nothing, and its reference is written down before `confirm`, which looks before it acts.
 * Every method throws Refusal `unavailable` when the provider does not answer.
 */
export interface PaymentProvider {
  readonly name: "embedded" | "stripe" | "none";
  /** Keeps a card: at once by a test token, or by a page of the provider's to send the payer to. */
  addCard(wish: {
    userId: string;
    customer: string | null;
    token: string | undefined;
    returnUrl: string | undefined;
  }): Promise<{ customer: string; card: Card | null; url: string | null }>;
  /** The card that the payer gave on the provider's page, once it is there. */
  cardOf(checkout: string): Promise<Card | null>;
  /** Registers a charge without asking the card. The same key gives the same reference. */
  prepare(charge: Charge): Promise<string>;
  /** Asks the card unless that was done before. The same reference is never charged twice. */
  confirm(reference: string, options: { onSession: boolean }): Promise<Outcome>;
  look(reference: string): Promise<Outcome>;
  /** Gives a charge up where that is still possible, and says what became of it. */
  cancel(reference: string): Promise<Outcome>;
  /** Gives money back, once for each key; `disputed` when it does not, since the payer's bank claims the payment. */
  refund(refund: { key: string; reference: string; amount: number }): Promise<"sent" | "disputed">;
  /** What the payer's bank claims now, by the dispute's name; null when it is about nothing of ours. */
  dispute(reference: string): Promise<Claim | null>;
  /** Disputes that were opened since then, as they stand now. */
  disputesSince(since: Date): Promise<Claim[]>;
  /** Deletes a customer with their cards; what was paid stays in the books. One that is gone already is no fault. */
  forget(customer: string): Promise<void>;
  /** The provider's page where the payer looks after cards; null when it has none. */
  portal(customer: string, returnUrl: string): Promise<string | null>;
  /** @throws Refusal when the message is not signed by the provider */
  readNotice(body: Buffer, headers: Headers, now: Date): Notice;
}
