import { type DomainEvent, voiceWithdrawn } from "@storytelling/events";
import type { EndCause } from "./consent.ts";

/** The fields of a receipt that are told to others. */
interface Told {
  readonly id: string;
  readonly consent_id: string;
  readonly person_id: string | null;
  readonly story_id: string | null;
  readonly cause: EndCause;
  readonly takes: number;
  readonly profiles: number;
  readonly narrations: number;
  readonly lines: number;
  readonly withdrawn_at: Date;
}

/** Tells that everything is deleted; nothing when the person was erased meanwhile, so that nobody can be told. */
export function receiptEvent(receipt: Told, ownerId: string | null, deletedAt: Date): DomainEvent[] {
  const { id: receiptId, consent_id: consentId, person_id: personId, story_id: storyId } = receipt;
  if (personId === null) return [];
  const { cause, takes, profiles, narrations, lines } = receipt;
  const data = {
    consentId,
    receiptId,
    personId,
    ...(storyId ? { storyId } : {}),
    ...(ownerId ? { ownerId } : {}),
    cause,
    takes,
    profiles,
    narrations,
    lines,
    withdrawnAt: receipt.withdrawn_at.toISOString(),
    deletedAt: deletedAt.toISOString(),
  };
  return [voiceWithdrawn(consentId, data)];
}
