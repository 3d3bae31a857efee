import { answer } from "@storytelling/service";
import { LanguageTag } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { listVoices as list } from "../store/voices.ts";

const VoiceView = z
  .object({
    id: z.string(),
    name: z.string(),
    language: z.string(),
    gender: z.enum(["female", "male", "other"]),
    age: z.enum(["child", "young", "adult", "old"]),
    description: z.string(),
    provider: z.string(),
  })
  .meta({ id: "Voice" });

/** With a language, voices of its region come first. The whole catalogue without pages, since it has at most a few hundred voices. */
export const listVoices = useCase({
  query: z.object({ language: LanguageTag.optional() }),
  answer: z.object({ items: z.array(VoiceView) }),
  run: async (app, { query }) => answer({ items: await list(app.db.read, query.language) }),
});
