import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { addChapter as add } from "../domain/chapters/change-chapters.ts";
import { ChapterBody, chapterBody, NewChapter } from "../domain/chapters/chapter.ts";
import { changeChapters } from "../store/changed-chapters.ts";

/** Adds a chapter that begins at a place of the text, if `If-Match` names the story's current version. */
export const addChapter = useCase({
  params: z.object({ id: Id }),
  body: NewChapter,
  answer: ChapterBody,
  run: (app, { params, body, actor, ifMatch, transaction }) =>
    transaction(async (tx) => {
      const { changed, version } = await changeChapters(
        tx,
        { storyId: params.id, userId: actor.id, ifMatch, now: app.clock.now() },
        ({ marks, text }) => add(marks, text, body, app.ids.next()),
      );
      return answer(chapterBody(changed), { etag: `"${version}"` });
    }),
});
