import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { editChapter as edit } from "../domain/chapters/change-chapters.ts";
import { ChapterBody, ChapterEdit, chapterBody } from "../domain/chapters/chapter.ts";
import { changeChapters } from "../store/changed-chapters.ts";

/** Changes a chapter's title, place, level, language, or whether it is read aloud. The text stays as it is. */
export const editChapter = useCase({
  params: z.object({ id: Id, chapterId: Id }),
  body: ChapterEdit,
  answer: ChapterBody,
  run: (app, { params, body, actor, ifMatch, transaction }) =>
    transaction(async (tx) => {
      const { changed, version } = await changeChapters(
        tx,
        { storyId: params.id, userId: actor.id, ifMatch, now: app.clock.now() },
        ({ marks, text }) => edit(marks, text, params.chapterId, body),
      );
      return answer(chapterBody(changed), { etag: `"${version}"` });
    }),
});
