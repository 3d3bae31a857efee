import { answer } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { notAnalyzed } from "../domain/analysis-run.ts";
import { anchored } from "../domain/corrections/anchored.ts";
import { CorrectionBody, correctionBody, NewCorrection } from "../domain/corrections/correction.ts";
import { latestRun } from "../store/analyses.ts";
import { changeView } from "../store/corrected.ts";
import { insertCorrection, lastPosition } from "../store/corrections.ts";
import { findDone } from "../store/findings.ts";
import { readText } from "../store/revisions.ts";
import { lockOwned } from "../store/stories.ts";
import { readView } from "../store/views.ts";

const mostCorrections = 10_000;

/** Saves an author's correction of characters or lines; it wins over every analysis from then on. */
export const correctStory = useCase({
  params: z.object({ id: Id }),
  body: NewCorrection,
  answer: CorrectionBody,
  run: (app, { params, body, actor, transaction }) =>
    transaction(async (tx) => {
      const story = await lockOwned(tx, params.id, actor.id);
      const { revision } = story;
      const done = await findDone(tx, story);
      if (!done)
        throw notAnalyzed(story.id, (await latestRun(tx, { storyId: story.id, revision }))?.status ?? null);
      const position = (await lastPosition(tx, story.id)) + 1;
      if (position > mostCorrections) {
        const message = `A story can have ${mostCorrections} corrections at most. Undo some, or edit the text instead.`;
        throw new Refusal("conflict", "too-many-corrections", message);
      }
      const before = await readView(tx, done.id);
      const what = anchored(body, before, { text: await readText(tx, story.id, revision), revision });
      const id = app.ids.next();
      const correction = { id, position, what, state: "applied" as const, createdAt: app.clock.now() };
      await insertCorrection(tx, story, correction);
      await changeView(tx, { story, analysisId: done.id, before }, { id, kind: what.kind, undone: false });
      return answer(correctionBody(correction, true));
    }),
});
