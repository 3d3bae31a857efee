import type { Tx } from "@storytelling/service";
import {
  type Consent,
  consentEnded,
  consentMissing,
  consentUnknown,
  allows as doesAllow,
  hasEnded,
  type WantedUse,
} from "../domain/consent.ts";
import { findConsent, holdConsent, ownersOf } from "../store/consents.ts";
import type { Reader, Tables } from "../store/tables.ts";

/** A use of a voice, with the consent that is said to allow it. */
export type UseUnder = WantedUse & { readonly consentId: string };

/**
 * The consent for a use of a person's voice. It cannot end before the transaction does, so what is stored under it is
 * found when it ends. Call it before you lock narrations, since the end of a consent takes its locks in that order.
 * @throws Refusal `conflict`: `consent-unknown` while it did not reach us yet, so that a retry may help;
 *   `consent-missing` when it is for something else, `consent-ended`
 */
export async function requireConsent(
  tx: Tx<Tables>,
  { consentId, ...wanted }: UseUnder,
  now: Date,
): Promise<Consent> {
  await holdConsent(tx, consentId);
  const { consent, ending } = await findConsent(tx, consentId);
  if (ending) throw consentEnded();
  if (!consent) throw consentUnknown();
  if (!(await isAllowed(tx, consent, wanted))) throw consentMissing();
  if (hasEnded(consent, ending, now)) throw consentEnded();
  return consent;
}

/** Whether a consent allows a use now. */
export async function allows(
  reader: Reader,
  { consentId, ...wanted }: UseUnder,
  now: Date,
): Promise<boolean> {
  const { consent, ending } = await findConsent(reader, consentId);
  return consent !== null && !hasEnded(consent, ending, now) && isAllowed(reader, consent, wanted);
}

async function isAllowed(reader: Reader, consent: Consent, wanted: WantedUse): Promise<boolean> {
  const owners = await ownersOf(reader, [wanted.storyId, consent.storyId]);
  return doesAllow(consent, wanted, {
    ofStory: owners.get(wanted.storyId) ?? null,
    ofConsent: owners.get(consent.storyId ?? "") ?? null,
  });
}
