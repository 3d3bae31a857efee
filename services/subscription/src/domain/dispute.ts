import type { Payment } from "./payment.ts";

/**
 * The statuses of a dispute, in the order in which they can follow each other. `inquiry`: the bank asks, and no money
 * moves. `withdrawn`: it stopped asking. `open`: the money is withheld. `lost` and `won`: decided. A loss can still be
 * overturned.
 */
export const disputeStatuses = ["inquiry", "withdrawn", "open", "lost", "won"] as const;
export type DisputeStatus = (typeof disputeStatuses)[number];

/** A dispute as the provider reports it now. */
export interface Claim {
  /** The provider's reference of the dispute, which never changes. */
  readonly reference: string;
  /** The provider's reference of the payment. */
  readonly payment: string;
  readonly status: DisputeStatus;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  /** The deadline for evidence; null when the bank accepts none. */
  readonly dueAt: Date | null;
  readonly openedAt: Date;
}

/** A stored dispute. */
export interface Dispute {
  readonly id: string;
  readonly reference: string;
  readonly paymentId: string;
  readonly userId: string;
  readonly status: DisputeStatus;
  /** The amount that the bank claims, in minor units of the payment's currency. */
  readonly claimed: number;
  /** The part that it took; never more than was left of the payment. */
  readonly withheld: number;
  readonly currency: string;
  /** The reason that the payer gave their bank; null after the payer was erased. */
  readonly reason: string | null;
  readonly dueAt: Date | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

/** A move of money: set aside, back, gone, or back after it was gone. */
export type Move = "withheld" | "released" | "chargeback" | "reinstated";

export interface Followed {
  readonly dispute: Dispute;
  /** Each move is about the whole withheld amount. */
  readonly moves: readonly Move[];
  /** The messages for the payer. */
  readonly tells: readonly ("disputed" | "decided")[];
}

const isOver = (status: DisputeStatus): boolean => status !== "inquiry" && status !== "open";
const takesMoney = (status: DisputeStatus): boolean => status !== "inquiry" && status !== "withdrawn";

/**
 * Brings a dispute to the state that the provider reports, with all steps in between: one first seen when it is lost was
 * opened and lost. Null when the claim is nothing new, or older than the known state.
 * @param left what is left of the payment for a bank to take, in minor units
 */
export function follow(
  known: Dispute | null,
  claim: Claim,
  { id, payment, left }: { id: string; payment: Payment; left: number },
  now: Date,
): Followed | null {
  // A claim in another currency is for the whole payment, converted at the bank's rate.
  const claimed = claim.currency === payment.currency ? claim.amount : payment.amount;
  if (known && !goesOn(known, claim, claimed)) return null;
  const takes = takesMoney(claim.status) && !(known && takesMoney(known.status));
  const withheld = takes ? Math.min(claimed, left) : (known?.withheld ?? 0);
  const dispute: Dispute = {
    id: known?.id ?? id,
    reference: claim.reference,
    paymentId: payment.id,
    userId: payment.userId,
    status: claim.status,
    claimed,
    withheld,
    currency: payment.currency,
    reason: claim.reason,
    dueAt: claim.dueAt,
    openedAt: known?.openedAt ?? claim.openedAt,
    closedAt: isOver(claim.status) ? now : null,
  };
  const moves = withheld === 0 ? [] : movesOf(known?.status ?? null, claim.status, takes);
  const tells = [
    ...(!known || takes ? (["disputed"] as const) : []),
    ...(isOver(claim.status) && known?.status !== claim.status ? (["decided"] as const) : []),
  ];
  return { dispute, moves, tells };
}

function goesOn(known: Dispute, claim: Claim, claimed: number): boolean {
  const further = disputeStatuses.indexOf(claim.status) - disputeStatuses.indexOf(known.status);
  if (further !== 0) return further > 0;
  const same =
    known.dueAt?.getTime() === claim.dueAt?.getTime() &&
    known.reason === claim.reason &&
    known.claimed === claimed;
  return known.closedAt === null && !same;
}

function movesOf(before: DisputeStatus | null, status: DisputeStatus, takes: boolean): Move[] {
  const moves: Move[] = takes ? ["withheld"] : [];
  if (status === before) return moves;
  if (status === "lost") moves.push("chargeback");
  if (status === "won") moves.push(before === "lost" ? "reinstated" : "released");
  return moves;
}

/**
 * Whether the bank itself paid refunds that were decided but not sent when it claimed the payment. It did if it claimed
 * more than was left after them.
 */
export const coversUnsent = ({ claimed, withheld }: Dispute, unsent: number): boolean =>
  claimed - withheld >= unsent;
