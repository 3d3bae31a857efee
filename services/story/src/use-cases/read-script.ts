import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { chaptersOf, ScriptChapter } from "../domain/chapters/script-chapters.ts";
import { linesOf, ScriptLine } from "../domain/script.ts";
import { openAnalysed } from "../store/analysed-stories.ts";
import { currentMarks } from "../store/current-chapters.ts";
import { readText } from "../store/revisions.ts";
import { readScript as findScript } from "../store/views.ts";

/** A story's current revision as lines; the lines' texts, joined, are the story's text. */
export const readScript = useCase({
  params: z.object({ id: Id }),
  answer: z
    .object({
      storyId: z.string(),
      revision: z.number().int(),
      title: z.string(),
      author: z.string().nullable(),
      language: z.string(),
      chapters: z.array(ScriptChapter),
      lines: z.array(ScriptLine),
    })
    .meta({ id: "Script" }),
  // `linesOf` builds valid lines. Checking 10,000 of them would block the event loop for half a second.
  trusted: true,
  async run(app, { params, visitor }) {
    const { story, analysisId } = await openAnalysed(app.db.read, params.id, visitor);
    const [script, text, marks] = await Promise.all([
      findScript(app.db.read, analysisId),
      readText(app.db.read, story.id, story.revision),
      currentMarks(app.db.read, story),
    ]);
    const { id: storyId, revision, title, author, language } = story;
    const lines = linesOf(script, text);
    const chapters = chaptersOf(script, marks, story);
    return answer({ storyId, revision, title, author, language, chapters, lines });
  },
});
