import { answer } from "@storytelling/service";
import { Id, notFound, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { canImprove } from "../domain/casting.ts";
import { CastView, viewCast } from "../steps/cast-view.ts";
import { castableVoices } from "../steps/castable-voices.ts";
import { askMaterial, isCurrent, recast } from "../steps/current-cast.ts";
import { ownStory } from "../steps/stories.ts";
import { findCast, saveCast } from "../store/casts.ts";
import { lockStory } from "../store/stories.ts";

/** Shows a story's cast. A missing or outdated one is made first. */
export const readCast = useCase({
  params: z.object({ id: Id }),
  answer: CastView,
  async run(app, { params, actor, address, signal, transaction }) {
    const story = await ownStory(app, actor, params.id);
    const kept = await findCast(app.db.read, story.id);
    if (isCurrent(kept, story.revision)) {
      const voices = await castableVoices(app.db.read, story.id, story.language, app.clock.now());
      if (!canImprove(kept.parts, voices, story.language)) return answer(viewCast(story.id, kept, voices));
    }
    // An outdated cast is better than none while the new revision is not analysed or the story service is unavailable.
    const material = await askMaterial(app, { actor, address, signal }, story.id).catch((error: unknown) => {
      if (kept && error instanceof Refusal && ["conflict", "unavailable"].includes(error.kind)) return null;
      throw error;
    });
    if (!material) {
      const voices = await castableVoices(app.db.read, story.id, undefined, app.clock.now());
      return answer(viewCast(story.id, kept as NonNullable<typeof kept>, voices));
    }
    const cast = await transaction(async (tx) => {
      if (!(await lockStory(tx, story.id))) throw notFound("story");
      const before = await findCast(tx, story.id);
      const made = recast(before, material);
      if (made !== before) await saveCast(tx, story.id, made);
      return made;
    });
    return answer(viewCast(story.id, cast, material.voices));
  },
});
