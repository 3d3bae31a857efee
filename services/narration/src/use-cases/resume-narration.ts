import { answer } from "@storytelling/service";
import { Id, notFound, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { assertStopped, resume } from "../domain/narration.ts";
import { changing, charactersDue } from "../steps/charge.ts";
import { enqueueWork } from "../steps/enqueue.ts";
import { lockOwn } from "../steps/narrations.ts";
import { requireProvider } from "../steps/require-provider.ts";
import { NarrationView, viewNarration } from "../steps/view.ts";
import { openNarration } from "../store/narration-words.ts";
import { findNarration, findRunning, lockRenditions, narrationOf, saveChange } from "../store/narrations.ts";
import { markReady, providersLeft } from "../store/segments.ts";
import { lockStory } from "../store/stories.ts";

/** Resumes a cancelled or failed narration; lines that are ready are not rendered again. */
export const resumeNarration = useCase({
  params: z.object({ id: Id }),
  answer: NarrationView,
  async run(app, { params, actor, address, signal, transaction }) {
    const stopped = await findNarration(app.db, params.id);
    if (stopped?.owner_id !== actor.id) throw notFound("narration");
    assertStopped(narrationOf(stopped));
    if (await findRunning(app.db.read, stopped.story_id, stopped.cast_key)) throw underWay();
    for (const provider of await providersLeft(app.db.read, params.id)) requireProvider(app.speech, provider);
    const work = { workId: app.ids.next(), quantity: await charactersDue(app.db.read, stopped) };
    await app.usage.hold({ ...work, resource: "narratedCharacters" }, { actor, address, signal });
    return transaction(async (tx) => {
      const before = await lockOwn(tx, actor, params.id);
      assertStopped(narrationOf(before));
      await lockStory(tx, before.story_id);
      if (await findRunning(tx, before.story_id, before.cast_key)) throw underWay();
      await lockRenditions(tx, actor.id);
      await markReady(tx, params.id);
      const marked = await lockOwn(tx, actor, params.id);
      const due = await charactersDue(tx, marked);
      if (due > work.quantity) throw changing();
      const change = resume({ ...narrationOf(marked), workId: work.workId }, due);
      const fresh = { error: null, mastering_at: null, finished_at: null, started_at: app.clock.now() };
      const row = await saveChange(tx, params.id, change, { ...fresh, work_id: work.workId });
      await enqueueWork(app, tx, row);
      return answer(await viewNarration(app, await openNarration(tx, row), tx));
    });
  },
});

const underWay = (): Refusal => {
  const message = "Another narration with the same text and cast is already running. Wait for that one.";
  return new Refusal("conflict", "narration-under-way", message);
};
