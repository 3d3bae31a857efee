import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { unpublish } from "../domain/story.ts";
import { StoryBody } from "../domain/story-body.ts";
import { lockOwned, saveStory } from "../store/stories.ts";
import { readBody } from "../store/story-bodies.ts";

/** Lets only its owner read a published story again. Does nothing to a draft. */
export const unpublishStory = useCase({
  params: z.object({ id: Id }),
  answer: StoryBody,
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const story = await lockOwned(tx, params.id, actor.id);
      await saveStory(tx, unpublish(story, app.clock.now()));
      return answer(await readBody(tx, story.id), { etag: `"${story.version}"` });
    }),
});
