import { type ConsentMeans, type ConsentUse, Refusal } from "@storytelling/values";

/** That a person allows uses of their voice, until a time. */
export interface Consent {
  readonly id: string;
  /** Null after the person is erased. */
  readonly personId: string | null;
  /** Null: it is about no story of somebody else, only about the person's own ones. */
  readonly storyId: string | null;
  readonly uses: readonly ConsentUse[];
  readonly means: ConsentMeans;
  readonly minor: boolean;
  /** Whether a guardian consented for the person. */
  readonly guardian: boolean;
  readonly givenAt: Date;
  readonly until: Date;
}

export type EndCause = "person" | "erased" | "expired" | "story-deleted";

/** How a consent ended. */
export interface Ending {
  readonly consentId: string;
  readonly cause: EndCause;
  readonly endedAt: Date;
}

/** What a service wants to do with a voice. */
export interface WantedUse {
  readonly personId: string;
  readonly storyId: string;
  readonly use: ConsentUse;
}

/** What is known of the story: its owner, and the owner of the consent's story. */
export interface Owners {
  readonly ofStory: string | null;
  readonly ofConsent: string | null;
}

/**
 * Whether a consent allows a use. A series is the stories of one owner, since nothing else says what a series is. A
 * consent without a story is for the stories that the person owns.
 */
export function allows(consent: Consent, { personId, storyId, use }: WantedUse, owners: Owners): boolean {
  if (consent.personId !== personId) return false;
  const own = consent.storyId === null && owners.ofStory === personId;
  const series =
    consent.uses.includes("this-series") && owners.ofStory !== null && owners.ofStory === owners.ofConsent;
  const story = consent.storyId === storyId;
  const reaches = own || story || series;
  return (
    reaches && (use === "this-story" || (use === "this-series" ? own || series : consent.uses.includes(use)))
  );
}

/** The moment a consent ends by itself counts as its end, whether or not its end is written yet. */
export const hasEnded = (consent: Consent, ending: Ending | null, now: Date): boolean =>
  ending !== null || consent.until <= now;

/** A consent that did not reach us yet: asking again may help. */
export const consentUnknown = (): Refusal =>
  new Refusal("conflict", "consent-unknown", "This consent is not known here yet. Try again in a moment.", {
    retryAfter: 5,
  });

export const consentMissing = (): Refusal =>
  new Refusal(
    "conflict",
    "consent-missing",
    "There is no consent of this person for this use of their voice. Ask them for one that names it.",
  );

export const consentEnded = (): Refusal =>
  new Refusal("conflict", "consent-ended", "This consent has ended. Ask the person for a new one.");
