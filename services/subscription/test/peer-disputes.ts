import { randomUUID } from "node:crypto";

interface Intent {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
}

/** The fields of Stripe's dispute that we use: https://docs.stripe.com/api/disputes/object */
export interface PeerDispute {
  readonly id: string;
  readonly object: "dispute";
  status: string;
  amount: number;
  readonly currency: string;
  readonly payment_intent: string;
  readonly charge: string;
  reason: string;
  readonly created: number;
  evidence_details: { due_by: number };
  readonly balance_transactions: { object: "balance_transaction"; amount: number }[];
}

export interface DisputeWish {
  readonly at: Date;
  readonly status?: string;
  readonly amount?: number;
  readonly currency?: string;
  /** Whether its money is taken; by default, unless it is an inquiry. */
  readonly takes?: boolean;
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** The disputes of the peer's banks. A claim takes the money, and a won claim returns it. */
export function disputeBook() {
  const disputes = new Map<string, PeerDispute>();

  function move(dispute: PeerDispute, amount: number): void {
    dispute.balance_transactions.push({ object: "balance_transaction", amount });
  }
  const taken = ({ balance_transactions: moved }: PeerDispute): boolean =>
    moved.reduce((sum, { amount }) => sum + amount, 0) < 0;

  return {
    disputes,
    open(intent: Intent, wish: DisputeWish): PeerDispute {
      const { status = "needs_response", amount = intent.amount } = wish;
      const dispute: PeerDispute = {
        id: `du_${randomUUID()}`,
        object: "dispute",
        status,
        amount,
        currency: wish.currency ?? intent.currency,
        payment_intent: intent.id,
        charge: `ch_${randomUUID()}`,
        reason: "fraudulent",
        created: seconds(wish.at),
        evidence_details: { due_by: seconds(wish.at) + 9 * 86_400 },
        balance_transactions: [],
      };
      if (wish.takes ?? !status.startsWith("warning_")) move(dispute, -amount);
      disputes.set(dispute.id, dispute);
      return dispute;
    },
    /** Changes the status: an inquiry that becomes a claim takes the money, a won claim returns it. */
    turn(dispute: PeerDispute, status: string): PeerDispute {
      dispute.status = status;
      if (status === "needs_response" && !taken(dispute)) move(dispute, -dispute.amount);
      if (status === "won" && taken(dispute)) move(dispute, dispute.amount);
      return dispute;
    },
    /** Whether a bank has taken an intent's money, so that Stripe refuses to refund it. */
    blocks: (intentId: string): boolean =>
      [...disputes.values()].some((each) => each.payment_intent === intentId && taken(each)),
    since: (created: string | undefined): PeerDispute[] =>
      [...disputes.values()].filter((each) => each.created >= Number(created ?? 0)),
  };
}
