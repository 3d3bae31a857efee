import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { readable } from "../domain/access.ts";
import { ChapterBody, chapterBody } from "../domain/chapters/chapter.ts";
import { currentMarks } from "../store/current-chapters.ts";
import { findStory } from "../store/stories.ts";

/**
 * The chapters of a story's current revision, in the order of its text. Its ETag is the story's: `If-Match` of a change
 * must name it.
 */
export const listChapters = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ revision: z.number().int(), items: z.array(ChapterBody) }),
  async run(app, { params, visitor }) {
    const story = readable(await findStory(app.db.read, params.id), visitor);
    const marks = await currentMarks(app.db.read, story);
    const { revision, version } = story;
    return answer({ revision, items: marks.map(chapterBody) }, { etag: `"${version}"` });
  },
});
