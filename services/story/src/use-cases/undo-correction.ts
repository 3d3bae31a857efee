import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { changeView } from "../store/corrected.ts";
import { deleteCorrection } from "../store/corrections.ts";
import { findDone } from "../store/findings.ts";
import { lockOwned } from "../store/stories.ts";
import { readView } from "../store/views.ts";

/** Undoes one of an author's corrections; the others stay. */
export const undoCorrection = useCase({
  params: z.object({ id: Id, correctionId: Id }),
  answer: "nothing",
  run: (_app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const story = await lockOwned(tx, params.id, actor.id);
      const undone = await deleteCorrection(tx, story, params.correctionId);
      if (!undone) throw notFound("correction");
      const done = await findDone(tx, story);
      if (done) {
        const before = await readView(tx, done.id);
        const changed = { id: undone.id, kind: undone.what.kind, undone: true };
        await changeView(tx, { story, analysisId: done.id, before }, changed);
      }
      return answer(undefined);
    }),
});
