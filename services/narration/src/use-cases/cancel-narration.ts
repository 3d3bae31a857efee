import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { cancel } from "../domain/narration.ts";
import { chargeOf } from "../steps/charge.ts";
import { withdrawWork } from "../steps/enqueue.ts";
import { lockOwn } from "../steps/narrations.ts";
import { NarrationView, viewNarration } from "../steps/view.ts";
import { openNarration } from "../store/narration-words.ts";
import { narrationOf, saveChange } from "../store/narrations.ts";

/** Stops a narration. Its renditions are kept, for when it is resumed and for other narrations. */
export const cancelNarration = useCase({
  params: z.object({ id: Id }),
  answer: NarrationView,
  async run(app, { params, actor, transaction }) {
    const { run, cancelled } = await transaction(async (tx) => {
      const before = await lockOwn(tx, actor, params.id);
      const { characters, charged } = await chargeOf(tx, before);
      const run = narrationOf(before);
      const change = cancel(run, characters);
      await withdrawWork(app, tx, params.id);
      const row = await saveChange(tx, params.id, change, {
        finished_at: app.clock.now(),
        ...charged,
      });
      return { run, cancelled: answer(await viewNarration(app, await openNarration(tx, row), tx)) };
    });
    app.stops.stop(run);
    return cancelled;
  },
});
