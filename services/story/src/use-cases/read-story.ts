import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { readable } from "../domain/access.ts";
import { StoryWithText } from "../domain/story-body.ts";
import { readText } from "../store/revisions.ts";
import { findStory } from "../store/stories.ts";
import { readBody } from "../store/story-bodies.ts";

/** A story with its text; its ETag is what an edit's `If-Match` must name. */
export const readStory = useCase({
  params: z.object({ id: Id }),
  answer: StoryWithText,
  async run(app, { params, visitor }) {
    const story = readable(await findStory(app.db.read, params.id), visitor);
    const [body, text] = await Promise.all([
      readBody(app.db.read, story.id),
      readText(app.db.read, story.id, story.revision),
    ]);
    // The tag names the edit, not the bytes: analysis and narration go on without changing it.
    return answer({ ...body, text }, { etag: `"${story.version}"`, "cache-control": "private, no-store" });
  },
});
