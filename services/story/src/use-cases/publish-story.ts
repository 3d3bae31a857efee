import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { publish } from "../domain/story.ts";
import { StoryBody } from "../domain/story-body.ts";
import { lockOwned, saveStory } from "../store/stories.ts";
import { readBody } from "../store/story-bodies.ts";

/** Lets everybody read a story of the user. Publishing it again changes nothing. */
export const publishStory = useCase({
  params: z.object({ id: Id }),
  answer: StoryBody,
  run: (app, { params, actor, transaction }) =>
    transaction(async (tx) => {
      const story = await lockOwned(tx, params.id, actor.id);
      await saveStory(tx, publish(story, app.clock.now()));
      return answer(await readBody(tx, story.id), { etag: `"${story.version}"` });
    }),
});
