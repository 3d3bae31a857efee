import { answer } from "@storytelling/service";
import { LanguageTag } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import type { Voice } from "../domain/voice.ts";
import { NeuralVoices, neuralVoices } from "../steps/neural-voices.ts";
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

/** The whole catalogue without pages, since it has at most a few hundred voices. */
export const listVoices = useCase({
  query: z.object({
    language: LanguageTag.optional().meta({ description: "Voices of this language; a region's first." }),
    provider: z.string().max(100).optional(),
    gender: gender.optional(),
    age: age.optional(),
  }),
  answer: z.object({ items: z.array(VoiceView), neural: NeuralVoices }),
  async run(app, { query: { language, ...wanted } }) {
    const voices = await list(app.db.read, language);
    const fits = (voice: Voice) =>
      (wanted.provider ?? voice.provider) === voice.provider &&
      (wanted.gender ?? voice.gender) === voice.gender &&
      (wanted.age ?? voice.age) === voice.age;
    return answer({ items: voices.filter(fits), neural: neuralVoices(app) });
  },
});
