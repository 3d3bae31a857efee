import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Ending } from "../domain/consent.ts";
import { findConsent, forgetPerson, insertEnding, lockConsent } from "../store/consents.ts";
import type { Tables } from "../store/tables.ts";
import { removeVoice } from "./remove-voice.ts";

/**
 * Ends a consent, and makes everything that was made from the voice under it unreadable, in one transaction. The second
 * time nothing happens. The end of a consent that is not known yet is written, so that it allows nothing when it comes.
 */
export async function endConsent(app: App, tx: Tx<Tables>, ending: Ending): Promise<void> {
  await lockConsent(tx, ending.consentId);
  const isNew = await insertEnding(tx, ending);
  const { consent } = await findConsent(tx, ending.consentId);
  if (isNew && consent) await removeVoice(app, tx, consent, ending);
  if (ending.cause === "erased") await forgetPerson(tx, { consentId: ending.consentId });
}
