import { z } from "zod";
import { chaptersOf, ScriptChapter } from "../domain/chapters/script-chapters.ts";
import { linesOf, ScriptLine } from "../domain/script.ts";
import type { Story } from "../domain/story.ts";
import { currentMarks } from "../store/current-chapters.ts";
import type { Reader } from "../store/db.ts";
import { readText } from "../store/revisions.ts";
import { readScript } from "../store/views.ts";

/** The script of a story as the API shows it; the lines' texts, joined, are the story's text. */
export const ScriptBody = z
  .object({
    storyId: z.string(),
    revision: z.number().int(),
    title: z.string(),
    author: z.string().nullable(),
    language: z.string(),
    chapters: z.array(ScriptChapter),
    lines: z.array(ScriptLine),
  })
  .meta({ id: "Script" });
export type ScriptBody = z.infer<typeof ScriptBody>;

/** The script of a story's analysed revision. */
export async function scriptBody(
  db: Reader,
  { story, analysisId }: { story: Story; analysisId: string },
): Promise<ScriptBody> {
  const [script, text, marks] = await Promise.all([
    readScript(db, analysisId),
    readText(db, story.id, story.revision),
    currentMarks(db, story),
  ]);
  const { id: storyId, revision, title, author, language } = story;
  const lines = linesOf(script, text);
  const chapters = chaptersOf(script, marks, story);
  return { storyId, revision, title, author, language, chapters, lines };
}
