import { type Actor, answer } from "@storytelling/service";
import { Id, notFound, Refusal } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { chooseVoices, voicesLike } from "../domain/cast.ts";
import { CastView, viewCast } from "../steps/cast-view.ts";
import { askMaterial, recast } from "../steps/current-cast.ts";
import { ownStory } from "../steps/stories.ts";
import { type Cast, findCast, saveCast } from "../store/casts.ts";
import { findStory, lockStory } from "../store/stories.ts";

/** Gives characters the voices that the story's owner chose. */
export const chooseCast = useCase({
  params: z.object({ id: Id }),
  body: z
    .strictObject({
      items: z
        .array(z.strictObject({ characterId: z.string().max(200).nullable(), voiceId: z.string().max(200) }))
        .max(2000)
        .default([]),
      like: Id.optional().meta({
        description:
          "Another of your stories, of the same series: characters of the same names get its voices.",
      }),
    })
    .refine(({ items, like }) => items.length > 0 || like !== undefined, {
      path: ["items"],
      error: "Choose at least one voice, or name a story whose cast this one shall have.",
    }),
  answer: CastView,
  async run(app, { params, body, actor, address, signal, transaction }) {
    const story = await ownStory(app, actor, params.id);
    const material = await askMaterial(app, { actor, address, signal }, story.id);
    const voiceIds = new Set(material.voices.map((voice) => voice.id));
    const model = body.like === undefined ? null : await castOf(app, actor, story.id, body.like);
    const cast = await transaction(async (tx) => {
      if (!(await lockStory(tx, story.id))) throw notFound("story");
      const before = recast(await findCast(tx, story.id), material);
      const alike = model ? voicesLike(before.parts, model.parts, voiceIds) : before.parts;
      const chosen = { ...before, parts: chooseVoices(alike, body.items, voiceIds) };
      await saveCast(tx, story.id, chosen);
      return chosen;
    });
    return answer(viewCast(story.id, cast, material.voices));
  },
});

/** The cast of another story of the actor's. @throws Refusal `invalid` naming `body.like` */
async function castOf(app: App, actor: Actor, storyId: string, like: string): Promise<Cast> {
  const other = like === storyId ? null : await findStory(app.db, like);
  const cast = other?.ownerId === actor.id ? await findCast(app.db.read, like) : null;
  if (cast) return cast;
  const message =
    "Not another story of yours that has a cast. Read that story's cast first, then name it here.";
  throw new Refusal("invalid", "cast-invalid", `body.like: ${message}`, {
    faults: [{ field: "body.like", message }],
  });
}
