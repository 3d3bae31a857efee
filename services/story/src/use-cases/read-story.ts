import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { readable } from "../domain/access.ts";
import { StoryWithText } from "../domain/story-body.ts";
import { findWithText } from "../store/story-bodies.ts";

/** A story with its text. The `If-Match` of an edit must name its ETag. */
export const readStory = useCase({
  params: z.object({ id: Id }),
  answer: StoryWithText,
  async run(app, { params, visitor }) {
    const { version, ...story } = readable(await findWithText(app.db, params.id), visitor);
    // The ETag names the edit, not the bytes: progress of an analysis or a narration does not change it.
    return answer(story, { etag: `"${version}"`, "cache-control": "private, no-store" });
  },
});
