import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Consent, Ending } from "../domain/consent.ts";
import { dropRecording } from "../store/consents.ts";
import { insertReceipt } from "../store/receipts.ts";
import type { Tables } from "../store/tables.ts";
import { enqueueFinish } from "./finish-removal.ts";
import { removeProfiles } from "./remove-profiles.ts";
import { removeTakesUnder } from "./removed-takes.ts";

/**
 * Makes everything unreadable that was made from a voice under a consent: its rows go now, its files by a job that is
 * retried until they are gone. Then the receipt is complete.
 */
export async function removeVoice(
  app: App,
  tx: Tx<Tables>,
  consent: Consent,
  { cause, endedAt }: Pick<Ending, "cause" | "endedAt">,
): Promise<void> {
  const now = app.clock.now();
  const takes = await removeTakesUnder(app, tx, { consentId: consent.id }, now);
  const profiles = await removeProfiles(app, tx, { consentId: consent.id });
  const recording = await dropRecording(tx, consent.id);
  const said = recording && consent.personId ? [{ ownerId: consent.personId, blobId: recording }] : [];
  const nothing = takes.takes + profiles.profiles + said.length === 0;
  // Nobody waits for the receipt of a consent that ended by itself and was never used.
  if (nothing && cause !== "person") return;
  const receipt = {
    id: app.ids.next(),
    consent_id: consent.id,
    person_id: consent.personId,
    story_id: consent.storyId,
    cause,
    takes: takes.takes,
    profiles: profiles.profiles,
    narrations: takes.narrations + profiles.narrations,
    lines: takes.lines,
    withdrawn_at: endedAt,
  };
  await insertReceipt(tx, receipt, [...takes.files, ...profiles.files, ...said]);
  await enqueueFinish(app, tx, receipt.id);
}
