import {
  contributionAccepted,
  contributionDeclined,
  contributionReturned,
  contributionWithdrawn,
  type DomainEvent,
  voiceContributed,
} from "@storytelling/events";
import { Refusal, type TakeFinding, type TakeRefusal } from "@storytelling/values";

/** What an organiser may decide. */
export type Decision = "accepted" | "returned" | "declined";
export type ContributionStatus = "received" | "ready" | "refused" | "withdrawn" | Decision;

/** A recording of one or several lines by a participant. */
export interface Contribution {
  readonly id: string;
  readonly sessionId: string;
  readonly storyId: string;
  readonly ownerId: string;
  readonly participantId: string;
  readonly personId: string;
  readonly consentId: string;
  readonly revision: number;
  /** The numbers of the lines in that revision, in order; at least one. */
  readonly lines: readonly number[];
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly status: ContributionStatus;
  readonly durationMs: number;
  readonly findings: readonly TakeFinding[];
  readonly refusal: TakeRefusal | null;
  readonly note: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly supersededBy: string | null;
  readonly contributedAt: Date;
}

/** A changed contribution, and the events that tell it. */
export interface ContributionChange {
  readonly contribution: Contribution;
  readonly events: readonly DomainEvent[];
}

const about = ({ id, participantId, personId, sessionId, storyId, ownerId }: Contribution) => ({
  contributionId: id,
  participantId,
  personId,
  sessionId,
  storyId,
  ownerId,
});

/** The event that a recording came. */
export const contributed = (made: Contribution): DomainEvent =>
  voiceContributed(made.participantId, {
    ...about(made),
    consentId: made.consentId,
    revision: made.revision,
    line: made.lines[0] ?? 0,
    lines: made.lines.length,
    bytes: made.bytes,
    sha256: made.sha256,
    contributedAt: made.contributedAt.toISOString(),
  });

const decidable: Readonly<Record<Decision, readonly ContributionStatus[]>> = {
  accepted: ["ready", "returned", "declined"],
  returned: ["ready", "accepted", "declined"],
  declined: ["received", "ready", "accepted", "returned"],
};
const told = {
  accepted: contributionAccepted,
  returned: contributionReturned,
  declined: contributionDeclined,
};

/** What an organiser decides, and when. */
export interface Deciding {
  readonly decision: Decision;
  readonly by: string;
  /** For the participant; of a contribution that is returned. */
  readonly note?: string | null;
  readonly now: Date;
}

/**
 * An organiser's decision. The same decision again changes nothing, except the note.
 * @throws Refusal `contribution-superseded`, `contribution-not-ready`, `contribution-refused`, `contribution-withdrawn`
 */
export function decide(made: Contribution, { decision, by, note = null, now }: Deciding): ContributionChange {
  if (made.status === decision && made.note === note) return { contribution: made, events: [] };
  if (made.supersededBy !== null && decision === "accepted") throw superseded();
  if (made.status !== decision && !decidable[decision].includes(made.status)) throw refusals[made.status]();
  const contribution = { ...made, status: decision, note, decidedBy: by, decidedAt: now };
  return { contribution, events: [told[decision](made.participantId, about(made))] };
}

/** Its person takes it back. The second time nothing happens. */
export function withdraw(made: Contribution): ContributionChange {
  if (made.status === "withdrawn") return { contribution: made, events: [] };
  const contribution = { ...made, status: "withdrawn" as const, findings: [], note: null };
  return { contribution, events: [contributionWithdrawn(made.participantId, about(made))] };
}

/** Narration can use it. An organiser's decision that came before stays. */
export const ready = (made: Contribution): Contribution =>
  made.status === "received" || made.status === "refused"
    ? { ...made, status: "ready", refusal: null }
    : made;

/** Narration cannot use it. One that was withdrawn or found ready before stays as it is. */
export const refuse = (made: Contribution, reason: TakeRefusal): Contribution =>
  made.status === "received" ? { ...made, status: "refused", refusal: reason } : made;

const conflict = (code: string, message: string) => () => new Refusal("conflict", code, message);
const superseded = conflict(
  "contribution-superseded",
  "The participant has recorded these lines again. Decide on the newer recording.",
);
const notReady = conflict(
  "contribution-not-ready",
  "This recording is not prepared yet. Try again in a moment.",
);
const refusals: Readonly<Record<ContributionStatus, () => Refusal>> = {
  received: notReady,
  ready: notReady,
  accepted: notReady,
  returned: notReady,
  declined: notReady,
  refused: conflict(
    "contribution-refused",
    "This recording cannot be used. The participant can record the lines again.",
  ),
  withdrawn: conflict("contribution-withdrawn", "The participant has taken this recording back."),
};
