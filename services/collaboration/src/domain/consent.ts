import { consentGiven, consentWithdrawn, type DomainEvent } from "@storytelling/events";
import { type ConsentMeans, type ConsentUse, Refusal } from "@storytelling/values";
import type { Participant } from "./participant.ts";
import type { Session } from "./session.ts";
import { wordingIn, wordingVersion } from "./wording.ts";

/** What narration deleted when a consent ended, as it reported it. */
export interface Receipt {
  readonly receiptId: string;
  readonly takes: number;
  readonly profiles: number;
  readonly narrations: number;
  readonly lines: number;
  readonly withdrawnAt: string;
  readonly deletedAt: string;
}

/** What a participant allowed, until when. */
export interface Consent {
  readonly id: string;
  readonly participantId: string;
  readonly personId: string;
  readonly uses: readonly ConsentUse[];
  readonly until: Date;
  readonly how: ConsentMeans;
  /** The name of the guardian who consented for a minor; null without one. */
  readonly guardian: string | null;
  /** The wording that the person saw. */
  readonly wording: string;
  readonly language: string;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
  readonly cause: "person" | "erased" | "expired" | "story-deleted" | null;
  readonly receipt: Receipt | null;
}

type Who = Pick<Participant, "id" | "personId">;
type Where = Pick<Session, "id" | "storyId" | "ownerId">;
/** Somebody whose consents end, in a session. */
export interface OfConsent {
  readonly participant: Who;
  readonly session: Where;
}

const about = ({ id, personId }: Who, { id: sessionId, storyId, ownerId }: Where) => ({
  participantId: id,
  personId,
  sessionId,
  storyId,
  ownerId,
});

export const given = (consent: Consent, who: Who, session: Where): DomainEvent =>
  consentGiven(who.id, {
    consentId: consent.id,
    ...about(who, session),
    uses: [...consent.uses],
    until: consent.until.toISOString(),
    how: consent.how,
    guardian: consent.guardian !== null,
    givenAt: consent.givenAt.toISOString(),
  });

/** Takes a consent back; one that has ended already stays as it is. */
export function withdraw(
  consent: Consent,
  who: Who,
  session: Where,
  { cause, now }: { cause: "person" | "erased"; now: Date },
): { consent: Consent; events: DomainEvent[] } {
  if (consent.withdrawnAt) return { consent, events: [] };
  const withdrawnAt = now.toISOString();
  const event = consentWithdrawn(who.id, {
    consentId: consent.id,
    ...about(who, session),
    cause,
    withdrawnAt,
  });
  return { consent: { ...consent, withdrawnAt: now, cause }, events: [event] };
}

/** Whether a consent allows something now. */
export const isValid = ({ withdrawnAt, until }: Pick<Consent, "withdrawnAt" | "until">, now: Date): boolean =>
  withdrawnAt === null && now < until;

/** The consent, if it is this participant's and allows `use` now. @throws Refusal `consent-missing` */
export function requireConsent(
  consent: Consent | undefined,
  { participant, use }: { participant: Who; use: ConsentUse },
  now: Date,
): Consent {
  const own = consent?.participantId === participant.id;
  if (consent && own && isValid(consent, now) && consent.uses.includes(use)) return consent;
  const message = "Agree to the use of your voice first: POST consents.";
  throw new Refusal("conflict", "consent-missing", message);
}

const yearMs = 365.25 * 86_400_000;
const [usualYears, mostYears] = [5, 20];

/** What a participant presses or says. */
export interface ConsentWish {
  readonly uses: readonly ConsentUse[];
  readonly until?: string | undefined;
  readonly how: ConsentMeans;
  readonly minor: boolean;
  readonly guardian?: string | undefined;
  readonly wording: string;
}

/** A new consent. @throws Refusal `wording-outdated`, `guardian-missing`, `until-invalid` */
export function consenting(
  { uses, until, how, minor, guardian, wording }: ConsentWish,
  participant: Pick<Participant, "id" | "personId" | "language">,
  id: string,
  now: Date,
): Consent {
  if (wording !== wordingVersion)
    throw new Refusal(
      "conflict",
      "wording-outdated",
      "The text has changed. Read it again, then agree to it.",
    );
  if (minor && !guardian)
    throw invalid(
      "guardian-missing",
      "body.guardian",
      "Give the name of the guardian who agrees for a minor.",
    );
  const end = until ? new Date(until) : new Date(now.getTime() + usualYears * yearMs);
  if (end <= now || end.getTime() > now.getTime() + mostYears * yearMs)
    throw invalid("until-invalid", "body.until", `Give a time within the next ${mostYears} years.`);
  return {
    id,
    participantId: participant.id,
    personId: participant.personId,
    uses: [...new Set(uses)],
    until: end,
    how,
    guardian: guardian ?? null,
    wording,
    language: wordingIn(participant.language).language,
    givenAt: now,
    withdrawnAt: null,
    cause: null,
    receipt: null,
  };
}

const invalid = (code: string, field: string, message: string): Refusal =>
  new Refusal("invalid", code, `${field}: ${message}`, { faults: [{ field, message }] });
