import { answer } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { resume } from "../domain/narration.ts";
import { enqueueWork } from "../steps/enqueue.ts";
import { lockOwn } from "../steps/narrations.ts";
import { NarrationView, viewNarration } from "../steps/view.ts";
import { findRunning, lockRenditions, narrationOf, saveChange } from "../store/narrations.ts";
import { markReady } from "../store/segments.ts";
import { lockStory } from "../store/stories.ts";

/** Goes on with a narration that was cancelled or failed, from the lines that are there. */
export const resumeNarration = useCase({
  params: z.object({ id: Id }),
  answer: NarrationView,
  async run(app, { params, actor, transaction }) {
    return transaction(async (tx) => {
      const before = await lockOwn(tx, actor, params.id);
      resume(narrationOf(before));
      await lockStory(tx, before.story_id);
      if (await findRunning(tx, before.story_id, before.cast_key)) {
        const message = "The same narration is under way already, begun anew. Wait for that one.";
        throw new Refusal("conflict", "narration-under-way", message);
      }
      await lockRenditions(tx, actor.id);
      await markReady(tx, params.id);
      const change = resume(narrationOf(await lockOwn(tx, actor, params.id)));
      const fresh = { error: null, mastering_at: null, finished_at: null, started_at: app.clock.now() };
      const row = await saveChange(tx, params.id, change, fresh);
      await enqueueWork(app, tx, row);
      return answer(await viewNarration(app, row, tx));
    });
  },
});
