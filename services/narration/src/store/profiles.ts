import { openWords, purposeOf, sealWords, type Tx } from "@storytelling/service";
import type { ExpressionBuilder } from "kysely";
import type { Consent } from "../domain/consent.ts";
import type { VoiceProfile } from "../domain/profile.ts";
import { consentOf } from "./consents.ts";
import type { Reader, Tables } from "./tables.ts";

const nameFor = (voiceId: string): string => purposeOf("narrator_voices.sealed", voiceId);

/** A profile, with the consent that it was made under. */
export interface KeptProfile {
  readonly profile: VoiceProfile;
  readonly consent: Consent;
  readonly fromTakes: boolean;
  readonly cloneId: string | null;
}

/** Profiles whose consent has not ended: those with an id, of a person, under a consent, or in reach of a story's owner. */
export async function findProfiles(
  reader: Reader,
  of: { id: string } | { personId: string } | { consentId: string } | { ownerId: string },
): Promise<KeptProfile[]> {
  let query = reader
    .selectFrom("narrator_voices as v")
    .innerJoin("consents as c", "c.id", "v.consent_id")
    .selectAll("c")
    .select([
      "v.id as voice_id",
      "v.language",
      "v.gender",
      "v.age",
      "v.sealed as name",
      "v.person_id as of_person",
    ])
    .select(["v.pitch_hz", "v.words_per_minute", "v.words_measured", "v.from_takes", "v.clone_id"])
    .where("v.origin", "=", "human")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("consent_endings as e").select("e.consent_id").whereRef("e.consent_id", "=", "c.id"),
        ),
      ),
    )
    .orderBy("v.id");
  if ("id" in of) query = query.where("v.id", "=", of.id);
  else if ("personId" in of) query = query.where("v.person_id", "=", of.personId);
  else if ("consentId" in of) query = query.where("v.consent_id", "=", of.consentId);
  else
    query = query.where(({ or, eb, selectFrom }) =>
      or([
        eb("v.person_id", "=", of.ownerId),
        eb("c.story_id", "in", selectFrom("stories").select("stories.id").where("owner_id", "=", of.ownerId)),
      ]),
    );
  const rows = await query.execute();
  const names = await openWords(
    reader,
    rows.map(({ voice_id, of_person, name }) => ({
      userId: of_person ?? "",
      sealed: name,
      purpose: nameFor(voice_id),
    })),
  );
  return rows.flatMap((row, at) => {
    const name = names[at];
    if (!name || !row.of_person) return [];
    const profile = {
      id: row.voice_id,
      personId: row.of_person,
      consentId: row.id,
      name,
      language: row.language,
      gender: row.gender,
      age: row.age,
      pitchHz: row.pitch_hz,
      wordsPerMinute: row.words_per_minute,
      wordsMeasured: row.words_measured,
    };
    return [{ profile, consent: consentOf(row), fromTakes: row.from_takes, cloneId: row.clone_id }];
  });
}

/** Adds a profile. One that was made from takes is added once for each consent and language. */
export async function insertProfile(
  tx: Tx<Tables>,
  profile: VoiceProfile,
  { fromTakes }: { fromTakes: boolean },
): Promise<void> {
  const [sealed = null] = await sealWords(tx, profile.personId, [
    { words: profile.name, purpose: nameFor(profile.id) },
  ]);
  await tx
    .insertInto("narrator_voices")
    .values({
      id: profile.id,
      provider: "person",
      name: null,
      sealed,
      language: profile.language,
      gender: profile.gender,
      age: profile.age,
      base: "",
      pitch: 1,
      rate: 1,
      description: "",
      position: 0,
      available: false,
      origin: "human",
      person_id: profile.personId,
      consent_id: profile.consentId,
      pitch_hz: profile.pitchHz,
      words_per_minute: profile.wordsPerMinute,
      words_measured: profile.wordsMeasured,
      from_takes: fromTakes,
      clone_id: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type Numbers = Pick<VoiceProfile, "pitchHz" | "wordsPerMinute" | "wordsMeasured">;

/** The numbers of a profile, locked until the transaction ends. */
export const lockNumbers = (
  tx: Tx<Tables>,
  of: { id: string } | { consentId: string; language: string },
): Promise<(Numbers & { id: string }) | undefined> => {
  const query = tx
    .selectFrom("narrator_voices")
    .select([
      "id",
      "pitch_hz as pitchHz",
      "words_per_minute as wordsPerMinute",
      "words_measured as wordsMeasured",
    ])
    .where("origin", "=", "human")
    .forUpdate();
  return (
    "id" in of
      ? query.where("id", "=", of.id)
      : query
          .where("consent_id", "=", of.consentId)
          .where("language", "=", of.language)
          .where("from_takes", "=", true)
  ).executeTakeFirst();
};

export async function saveNumbers(
  tx: Tx<Tables>,
  id: string,
  { pitchHz, wordsPerMinute, wordsMeasured }: Numbers,
): Promise<void> {
  await tx
    .updateTable("narrator_voices")
    .set({ pitch_hz: pitchHz, words_per_minute: wordsPerMinute, words_measured: wordsMeasured })
    .where("id", "=", id)
    .execute();
}

export async function deleteProfiles(tx: Tx<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom("narrator_voices").where("id", "in", ids).execute();
}

const whichOf = (of: WhichProfiles) => (one: ExpressionBuilder<Tables, "narrator_voices">) => {
  if ("id" in of) return one("id", "=", of.id);
  return "consentId" in of ? one("consent_id", "=", of.consentId) : one("person_id", "=", of.personId);
};

/** Which profiles: the one with an id, those under a consent, those of a person. */
export type WhichProfiles =
  | { readonly id: string }
  | { readonly consentId: string }
  | { readonly personId: string };

/** Profiles, also those whose consent has ended, locked until the transaction ends. */
export const lockProfiles = (tx: Tx<Tables>, of: WhichProfiles) =>
  tx
    .selectFrom("narrator_voices")
    .select(["id", "language", "gender", "age", "pitch_hz as pitchHz", "words_per_minute as wordsPerMinute"])
    .select("clone_id as cloneId")
    .where("origin", "=", "human")
    .where(whichOf(of))
    .orderBy("id")
    .forUpdate()
    .execute();

/** The parts of casts that have one of these voices, with their story's language. */
export const partsWith = (reader: Reader, voiceIds: readonly string[]) =>
  reader
    .selectFrom("cast_parts as p")
    .innerJoin("stories as s", "s.id", "p.story_id")
    .select(["p.story_id as storyId", "p.position", "p.voice_id as voiceId", "s.language"])
    .where("p.voice_id", "in", voiceIds)
    .execute();

/** Gives a part of a cast another voice, as an automatic choice. */
export async function giveVoice(
  tx: Tx<Tables>,
  { storyId, position }: { storyId: string; position: number },
  voiceId: string,
): Promise<void> {
  await tx
    .updateTable("cast_parts")
    .set({ voice_id: voiceId, chosen_by: "auto", wanted_voice_id: null })
    .where("story_id", "=", storyId)
    .where("position", "=", position)
    .execute();
}

/** Removes voices from the parts that wait for them. */
export async function stopWanting(tx: Tx<Tables>, voiceIds: readonly string[]): Promise<void> {
  await tx
    .updateTable("cast_parts")
    .set({ wanted_voice_id: null, chosen_by: "auto" })
    .where("wanted_voice_id", "in", voiceIds)
    .execute();
}
