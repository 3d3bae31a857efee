import { allows, hasEnded } from "../domain/consent.ts";
import { resemblingName } from "../domain/resembling.ts";
import { standInFor } from "../domain/stand-in.ts";
import type { Voice } from "../domain/voice.ts";
import { ownersOf } from "../store/consents.ts";
import { findProfiles, type KeptProfile } from "../store/profiles.ts";
import type { Reader } from "../store/tables.ts";
import { listVoices } from "../store/voices.ts";

/**
 * The voices that a story may be cast with: those of the catalogue, best first, and then those that are made to resemble
 * people whose consent allows it in this story. What is said by them is said by the synthetic voice that stands in.
 * @param language only the voices that speak it; without it, all
 */
export async function castableVoices(
  reader: Reader,
  storyId: string,
  language: string | undefined,
  now: Date,
): Promise<Voice[]> {
  const catalogue = await listVoices(reader, language);
  const profiles = await profilesFor(reader, storyId, now);
  const resembling = profiles.flatMap(({ profile }) => {
    const { id, gender, age, personId: resembles } = profile;
    const standIn = standInFor(profile, catalogue, language ?? profile.language);
    if (!standIn) return [];
    const { provider, base, language: spoken } = standIn.voice;
    const said = { provider, base, language: spoken, settings: standIn.settings };
    const name = resemblingName(profile.name, language ?? profile.language);
    return [{ id, name, gender, age, ...said, description: "", resembles }];
  });
  return [...catalogue, ...resembling];
}

/** The profiles of people who allow that a story has their voices. */
export async function profilesFor(reader: Reader, storyId: string, now: Date): Promise<KeptProfile[]> {
  const ofStory = (await ownersOf(reader, [storyId])).get(storyId) ?? null;
  if (ofStory === null) return [];
  const kept = await findProfiles(reader, { ownerId: ofStory });
  const owners = await ownersOf(
    reader,
    kept.map(({ consent }) => consent.storyId),
  );
  return kept.filter(
    ({ profile: { personId }, consent }) =>
      !hasEnded(consent, null, now) &&
      allows(
        consent,
        { personId, storyId, use: "this-story" },
        { ofStory, ofConsent: owners.get(consent.storyId ?? "") ?? null },
      ),
  );
}
