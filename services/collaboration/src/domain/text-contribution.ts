import {
  contributionAccepted,
  contributionDeclined,
  type DomainEvent,
  textContributed,
} from "@storytelling/events";
import { Refusal } from "@storytelling/values";

export type TextKind = "memory" | "correction" | "comment";
export type TextStatus = "received" | "accepted" | "declined";

/** A part of a line's text, by the offsets of its characters in UTF-16. */
export interface Span {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** A memory, a suggested correction or a comment. Markup in it stays text. */
export interface TextContribution {
  readonly id: string;
  readonly sessionId: string;
  readonly storyId: string;
  readonly ownerId: string;
  readonly participantId: string;
  readonly personId: string;
  readonly kind: TextKind;
  /** The memory, the comment, or the reason for a correction. */
  readonly text: string;
  /** The words that it is about. */
  readonly original: string | null;
  /** The words that a correction suggests instead. */
  readonly suggested: string | null;
  /** The revision that `span` is of. */
  readonly revision: number | null;
  readonly span: Span | null;
  /** A time of a narration that a comment is about. */
  readonly narrationId: string | null;
  readonly atMs: number | null;
  readonly status: TextStatus;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly createdAt: Date;
}

const about = ({ id, participantId, personId, sessionId, storyId, ownerId }: TextContribution) => ({
  contributionId: id,
  participantId,
  personId,
  sessionId,
  storyId,
  ownerId,
});

/** The event that somebody wrote. */
export const written = (text: TextContribution): DomainEvent =>
  textContributed(text.participantId, { ...about(text), kind: text.kind });

const told = { accepted: contributionAccepted, declined: contributionDeclined };

/** An organiser's decision; the same one again changes nothing. */
export function decideText(
  text: TextContribution,
  { decision, by, now }: { decision: "accepted" | "declined"; by: string; now: Date },
): { text: TextContribution; events: readonly DomainEvent[] } {
  if (text.status === decision) return { text, events: [] };
  const decided = { ...text, status: decision, decidedBy: by, decidedAt: now };
  return { text: decided, events: [told[decision](text.participantId, about(text))] };
}

/** What a span is checked against. */
interface Known {
  readonly revision: number;
  readonly text: string | undefined;
}

/**
 * The words at a span, which must be those that the participant saw.
 * @throws Refusal `line-gone`, `text-changed`, `span-invalid`
 */
export function wordsAt(
  { from, to }: Span,
  { revision, original }: { revision: number; original: string },
  known: Known,
): string {
  if (known.text === undefined)
    throw refusal("conflict", "line-gone", "body.line", "This line is not in the session any more.");
  if (from >= to || to > known.text.length)
    throw refusal(
      "invalid",
      "span-invalid",
      "body.to",
      `Give a part of the line's ${known.text.length} characters.`,
    );
  const words = known.text.slice(from, to);
  if (revision === known.revision && words === original) return words;
  throw refusal(
    "conflict",
    "text-changed",
    "body.original",
    "The text has changed meanwhile. Load the lines again, then suggest it anew.",
  );
}

function refusal(kind: "conflict" | "invalid", code: string, field: string, message: string): Refusal {
  return new Refusal(kind, code, `${field}: ${message}`, { faults: [{ field, message }] });
}
