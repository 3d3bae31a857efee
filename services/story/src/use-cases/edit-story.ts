import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { assertUnchanged, revise } from "../domain/story.ts";
import { StoryBody, StoryEdit } from "../domain/story-body.ts";
import { dropAnalyses } from "../steps/end-analysis.ts";
import { followEdit } from "../steps/follow-edit.ts";
import { insertRevision, readText } from "../store/revisions.ts";
import { lockOwned, saveStory } from "../store/stories.ts";
import { readBody } from "../store/story-bodies.ts";

/** Edits a story if `If-Match` names its current version. An edit of the text or language makes a new revision. */
export const editStory = useCase({
  params: z.object({ id: Id }),
  body: StoryEdit,
  answer: StoryBody,
  run: (app, { params, body, actor, ifMatch, transaction }) =>
    transaction(async (tx) => {
      const story = await lockOwned(tx, params.id, actor.id);
      assertUnchanged(story, ifMatch);
      const text = await readText(tx, story.id, story.revision);
      const change = revise(story, text, body, app.clock.now());
      if (change) await saveStory(tx, change);
      if (change && change.story.revision > story.revision) {
        const after = body.text ?? text;
        await insertRevision(tx, change.story, after);
        await followEdit(app, tx, story, { before: text, after });
        await dropAnalyses(app, tx, story, "The story was edited meanwhile.");
      }
      const { version } = change?.story ?? story;
      return answer(await readBody(tx, story.id), { etag: `"${version}"` });
    }),
});
