import { type DomainEvent, takeReady, takeRefused } from "@storytelling/events";
import type { TakeFinding, TakeRefusal } from "@storytelling/values";

/** A recording of a line by a person. */
export interface Take {
  readonly id: string;
  readonly storyId: string;
  /** Whose story it is. */
  readonly ownerId: string;
  /** Who speaks. */
  readonly personId: string;
  readonly consentId: string;
  readonly contributionId: string | null;
}

const about = ({ id, storyId, ownerId, personId, contributionId }: Take) => ({
  takeId: id,
  storyId,
  ownerId,
  personId,
  ...(contributionId === null ? {} : { contributionId }),
});

/** A take can be heard and chosen. */
export const ready = (
  take: Take,
  made: { readonly line: number; readonly durationMs: number; readonly findings: readonly TakeFinding[] },
): DomainEvent =>
  takeReady(take.id, {
    ...about(take),
    line: made.line,
    durationMs: made.durationMs,
    findings: [...made.findings],
  });

/** A recording cannot be used. */
export const refused = (take: Take, reason: TakeRefusal): DomainEvent =>
  takeRefused(take.id, { ...about(take), reason });
