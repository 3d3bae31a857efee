import { Refusal } from "@storytelling/values";
import type { DeclineReason } from "../../domain/payment.ts";

/** How a test card behaves on its charge number `nth`, counted from 1. */
type Behaviour = (nth: number) => "succeeds" | "confirm" | DeclineReason;

interface TestCard {
  readonly label: string;
  readonly behaves: Behaviour;
  /** How the bank decides the dispute that it opens for each charge (`disputeDays`). Without it, it opens none. */
  readonly dispute?: "lost" | "won";
}

/** Days from a charge until the dispute opens, until evidence is due, and until the decision. */
export const disputeDays = { opens: 10, due: 19, closes: 30 } as const;

const cards: Readonly<Record<string, TestCard>> = {
  card_ok: { label: "test card, good", behaves: () => "succeeds" },
  card_declined: { label: "test card, declined", behaves: () => "card-declined" },
  card_no_money: { label: "test card, empty", behaves: () => "insufficient-funds" },
  card_expires: {
    label: "test card, expires after one payment",
    behaves: (nth) => (nth === 1 ? "succeeds" : "card-expired"),
  },
  card_declines_later: {
    label: "test card, declined after one payment",
    behaves: (nth) => (nth === 1 ? "succeeds" : "card-declined"),
  },
  card_disputed: {
    label: "test card, disputed after ten days and lost after thirty",
    behaves: () => "succeeds",
    dispute: "lost",
  },
  card_disputed_won: {
    label: "test card, disputed after ten days and won after thirty",
    behaves: () => "succeeds",
    dispute: "won",
  },
  card_confirm: { label: "test card, asks its bank", behaves: () => "confirm" },
};

/**
 * A test card by its token. Everything else is refused, such as the number of a real card, and is never stored.
 * @throws Refusal `invalid`
 */
export function testCard(token: string | undefined): TestCard & { readonly token: string } {
  const card = token === undefined ? undefined : cards[token];
  if (token !== undefined && card) return { token, ...card };
  const message = `Give one of the test cards: ${Object.keys(cards).join(", ")}.`;
  throw new Refusal("invalid", "card-unknown", `body.card: ${message}`, {
    faults: [{ field: "body.card", message }],
  });
}
