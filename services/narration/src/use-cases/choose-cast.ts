import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { chooseVoices } from "../domain/cast.ts";
import { CastView, viewCast } from "../steps/cast-view.ts";
import { askMaterial, recast } from "../steps/current-cast.ts";
import { ownStory } from "../steps/stories.ts";
import { findCast, saveCast } from "../store/casts.ts";
import { lockStory } from "../store/stories.ts";

/** Gives characters the voices that the story's owner chose. */
export const chooseCast = useCase({
  params: z.object({ id: Id }),
  body: z.strictObject({
    items: z
      .array(z.strictObject({ characterId: z.string().max(200).nullable(), voiceId: z.string().max(200) }))
      .min(1)
      .max(2000),
  }),
  answer: CastView,
  async run(app, { params, body, actor, address, signal, transaction }) {
    const story = await ownStory(app, actor, params.id);
    const material = await askMaterial(app, { actor, address, signal }, story.id);
    const voiceIds = new Set(material.voices.map((voice) => voice.id));
    const cast = await transaction(async (tx) => {
      if (!(await lockStory(tx, story.id))) throw notFound("story");
      const before = recast(await findCast(tx, story.id), material);
      const chosen = { ...before, parts: chooseVoices(before.parts, body.items, voiceIds) };
      await saveCast(tx, story.id, chosen);
      return chosen;
    });
    return answer(viewCast(story.id, cast, material.voices));
  },
});
