import { type DataPart, jsonPart, type Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { consentsOf, forgetPerson, openConsents } from "../store/consents.ts";
import { findProfiles } from "../store/profiles.ts";
import { forgetPersonInReceipts, receiptsOf } from "../store/receipts.ts";
import type { Tables } from "../store/tables.ts";
import { deleteSamplesOf, samplesOf } from "../store/voice-samples.ts";
import { blobPart } from "./blob-part.ts";
import { endConsent } from "./end-consent.ts";
import { removeProfiles } from "./remove-profiles.ts";

/** What is stored about a person's voice: consents, receipts, profiles with their two numbers, and the recordings. */
export async function* voiceData(app: App, personId: string): AsyncGenerator<DataPart> {
  const reader = app.db.read;
  const consents = await consentsOf(reader, personId);
  yield jsonPart("narration/consents.json", consents);
  yield jsonPart("narration/receipts.json", await receiptsOf(reader, personId));
  for (const { consent, recording } of consents)
    if (recording) yield* blobPart(app, personId, recording, `narration/consents/${consent.id}`);
  const profiles = await findProfiles(reader, { personId });
  yield jsonPart(
    "narration/voices.json",
    profiles.map(({ profile }) => profile),
  );
  const samples = await samplesOf(reader, { personId });
  yield jsonPart("narration/voice-samples.json", samples);
  for (const { id, blobId } of samples)
    yield* blobPart(app, personId, blobId, `narration/voice-samples/${id}.wav`);
}

/** Ends a person's consents since they are erased, and takes them out of the ledger and the receipts. */
export async function eraseVoice(app: App, tx: Tx<Tables>, personId: string): Promise<void> {
  const endedAt = app.clock.now();
  for (const { id: consentId } of await openConsents(tx, { personId }))
    await endConsent(app, tx, { consentId, cause: "erased", endedAt });
  await removeProfiles(app, tx, { personId });
  await deleteSamplesOf(tx, personId);
  await forgetPerson(tx, { personId });
  await forgetPersonInReceipts(tx, personId);
}
