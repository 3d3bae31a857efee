import type { Payment } from "./payment.ts";

/**
 * How it stands with what a payer's bank claims, in the order in which one can follow another: asked about (an
 * inquiry, no money moves), given up after that, claimed (the money is withheld), and decided. A loss can be overturned.
 */
export const disputeStatuses = ["inquiry", "withdrawn", "open", "lost", "won"] as const;
export type DisputeStatus = (typeof disputeStatuses)[number];

/** A dispute as the provider tells it now. */
export interface Claim {
  /** The provider's name for the dispute; one dispute has one for ever. */
  readonly reference: string;
  /** The provider's name for the payment. */
  readonly payment: string;
  readonly status: DisputeStatus;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  /** Until when evidence is heard; null when none is. */
  readonly dueAt: Date | null;
  readonly openedAt: Date;
}

/** A dispute as we keep it. */
export interface Dispute {
  readonly id: string;
  readonly reference: string;
  readonly paymentId: string;
  readonly userId: string;
  readonly status: DisputeStatus;
  /** What the bank claims, in minor units of the payment's currency. */
  readonly claimed: number;
  /** What it took of that; never more than was left of the payment. */
  readonly withheld: number;
  readonly currency: string;
  /** What the payer told their bank; null of somebody erased. */
  readonly reason: string | null;
  readonly dueAt: Date | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

/** What happens to money: it is set aside, comes back, is gone, or comes back after it was gone. */
export type Move = "withheld" | "released" | "chargeback" | "reinstated";

export interface Followed {
  readonly dispute: Dispute;
  /** Each of the whole amount withheld. */
  readonly moves: readonly Move[];
  /** What the payer is to be told. */
  readonly tells: readonly ("disputed" | "decided")[];
}

const isOver = (status: DisputeStatus): boolean => status !== "inquiry" && status !== "open";
const takesMoney = (status: DisputeStatus): boolean => status !== "inquiry" && status !== "withdrawn";

/**
 * A dispute brought to what the provider says of it now, with all that lies between: seen for the first time when it is
 * lost, it was opened and lost. Null when that is nothing new, or was asked for before what is known already.
 * @param left what is left of the payment for a bank to take, in minor units
 */
export function follow(
  known: Dispute | null,
  claim: Claim,
  { id, payment, left }: { id: string; payment: Payment; left: number },
  now: Date,
): Followed | null {
  // A claim in another currency is for the whole payment, by a rate that is the bank's.
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
 * Whether the bank's money covers refunds that were decided and not sent when it claimed the payment: it gave the payer
 * more than was left besides them.
 */
export const coversUnsent = ({ claimed, withheld }: Dispute, unsent: number): boolean =>
  claimed - withheld >= unsent;
