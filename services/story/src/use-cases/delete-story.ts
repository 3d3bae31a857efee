import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { remove } from "../domain/story.ts";
import { dropAnalyses } from "../steps/end-analysis.ts";
import { deleteStory as deleteRow, lockOwned } from "../store/stories.ts";

/** Deletes a story with its revisions and all findings. */
export const deleteStory = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const story = await lockOwned(tx, params.id, actor.id);
      await dropAnalyses(app, tx, story, "The story was deleted meanwhile.");
      await deleteRow(tx, story.id, remove(story));
      return answer(undefined);
    }),
});
