import { type Actor, answer } from "@storytelling/service";
import { LanguageTag } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { hasEnded } from "../domain/consent.ts";
import type { Voice } from "../domain/voice.ts";
import { NeuralVoices, neuralVoices } from "../steps/neural-voices.ts";
import { ProfileView, viewProfile } from "../steps/profile-view.ts";
import { findProfiles } from "../store/profiles.ts";
import { listVoices as list } from "../store/voices.ts";

const gender = z.enum(["female", "male", "other"]);
const age = z.enum(["child", "young", "adult", "old"]);

const VoiceView = z
  .object({
    id: z.string(),
    name: z.string(),
    language: z.string(),
    gender,
    age,
    description: z.string(),
    provider: z.string(),
  })
  .meta({ id: "Voice" });

/** The voices of a person, which nobody else sees here. */
const OwnVoices = z.array(ProfileView).optional().meta({ description: "With `mine`: your own voices." });

/** The whole catalogue without pages, since it has at most a few hundred voices. */
export const listVoices = useCase({
  query: z.object({
    language: LanguageTag.optional().meta({ description: "Voices of this language; a region's first." }),
    provider: z.string().max(100).optional(),
    gender: gender.optional(),
    age: age.optional(),
    mine: z.stringbool().default(false).meta({ description: "Whether to list your own voices, too." }),
  }),
  answer: z.object({ items: z.array(VoiceView), own: OwnVoices, neural: NeuralVoices }),
  async run(app, call) {
    const { language, mine, ...wanted } = call.query;
    const voices = await list(app.db.read, language);
    const fits = (voice: Voice) =>
      (wanted.provider ?? voice.provider) === voice.provider &&
      (wanted.gender ?? voice.gender) === voice.gender &&
      (wanted.age ?? voice.age) === voice.age;
    const own = mine ? { own: await ownVoices(app, call.actor) } : {};
    return answer({ items: voices.filter(fits), ...own, neural: neuralVoices(app) });
  },
});

async function ownVoices(app: App, actor: Actor): Promise<z.infer<typeof ProfileView>[]> {
  const now = app.clock.now();
  const kept = await findProfiles(app.db.read, { personId: actor.id });
  return kept.filter(({ consent }) => !hasEnded(consent, null, now)).map(viewProfile);
}
