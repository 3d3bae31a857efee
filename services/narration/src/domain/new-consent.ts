import { type ConsentMeans, type ConsentUse, Refusal } from "@storytelling/values";
import type { Consent } from "./consent.ts";

const DEFAULT_YEARS = 5;
const MOST_YEARS = 10;

/** A consent as a person gives it. */
export interface GivenConsent {
  readonly uses: readonly ConsentUse[];
  readonly storyId?: string | undefined;
  readonly until?: string | undefined;
  readonly minor: boolean;
  /** The name of the parent or guardian who consents for a minor. */
  readonly guardian?: string | undefined;
}

/**
 * The entry of the ledger for a consent that a person gives.
 * @throws Refusal `invalid` for an end that is not ahead or too far away, a minor without a guardian, a use of a story
 *   without the story
 */
export function newConsent(
  given: GivenConsent,
  { id, personId, means }: { id: string; personId: string; means: ConsentMeans },
  now: Date,
): Consent {
  const until = given.until === undefined ? inYears(now, DEFAULT_YEARS) : new Date(given.until);
  if (until <= now)
    throw faulty("until", "consent-until-invalid", "This time is past. Give one that is ahead.");
  if (until > inYears(now, MOST_YEARS))
    throw faulty("until", "consent-until-invalid", `A consent lasts at most ${MOST_YEARS} years.`);
  if (given.minor && given.guardian === undefined)
    throw faulty(
      "guardian",
      "guardian-missing",
      "A parent or guardian consents for a minor. Give their name.",
    );
  if (given.uses.includes("this-story") && given.storyId === undefined)
    throw faulty("storyId", "consent-story-missing", "Name the story that the consent is for.");
  return {
    id,
    personId,
    storyId: given.storyId ?? null,
    uses: [...new Set(given.uses)],
    means,
    minor: given.minor,
    guardian: given.guardian !== undefined,
    givenAt: now,
    until,
  };
}

/** The end of a consent from another service, which may not be further away than this ledger allows. */
export const boundedUntil = (givenAt: Date, until: Date): Date =>
  until > inYears(givenAt, MOST_YEARS) ? inYears(givenAt, MOST_YEARS) : until;

function inYears(from: Date, years: number): Date {
  const later = new Date(from);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}

const faulty = (field: string, code: string, message: string): Refusal =>
  new Refusal("invalid", code, `body.${field}: ${message}`, {
    faults: [{ field: `body.${field}`, message }],
  });
