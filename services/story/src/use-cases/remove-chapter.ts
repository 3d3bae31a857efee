import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { removeChapter as remove } from "../domain/chapters/change-chapters.ts";
import { changeChapters } from "../store/changed-chapters.ts";

/** Removes a chapter. Its text stays, in the chapter before it. */
export const removeChapter = useCase({
  params: z.object({ id: Id, chapterId: Id }),
  answer: "nothing",
  run: (app, { params, actor, ifMatch, transaction }) =>
    transaction(async (tx) => {
      const { version } = await changeChapters(
        tx,
        { storyId: params.id, userId: actor.id, ifMatch, now: app.clock.now() },
        ({ marks }) => remove(marks, params.chapterId),
      );
      return answer(undefined, { etag: `"${version}"` });
    }),
});
