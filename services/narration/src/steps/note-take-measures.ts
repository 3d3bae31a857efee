import type { VoiceMeasure } from "@storytelling/recordings";
import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { newProfileId, withMeasure } from "../domain/profile.ts";
import { insertProfile, lockNumbers, saveNumbers } from "../store/profiles.ts";
import type { Tables } from "../store/tables.ts";

/** What was measured on a take of a person. */
export interface TakeMeasures {
  readonly personId: string;
  readonly consentId: string;
  readonly language: string;
  /** How credits name the person. */
  readonly name: string | null;
  readonly words: number;
  readonly measure: VoiceMeasure;
}

/**
 * Adds the pitch and pace of a take to the person's voice profile, which is made now if there is none under this consent.
 * The caller holds the consent.
 */
export async function noteTakeMeasures(
  { ids }: Pick<App, "ids">,
  tx: Tx<Tables>,
  { personId, consentId, language, name, words, measure }: TakeMeasures,
): Promise<void> {
  const none = { pitchHz: null, wordsPerMinute: null, wordsMeasured: 0 };
  const id = newProfileId(ids.next());
  const kind = { gender: "other", age: "adult" } as const;
  const profile = { id, personId, consentId, name: name ?? "A participant", language, ...kind, ...none };
  await insertProfile(tx, profile, { fromTakes: true });
  const row = await lockNumbers(tx, { consentId, language });
  if (row) await saveNumbers(tx, row.id, withMeasure(row, measure, words));
}
