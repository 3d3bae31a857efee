import { z } from "zod";
import type { Script } from "../script.ts";
import type { Mark } from "./chapter.ts";
import { derivedId } from "./derived-id.ts";
import { isMatterTitle } from "./matter-titles.ts";

/** A chapter of a script, as the API shows it. Chapters tile the script's lines. */
export const ScriptChapter = z
  .object({
    id: z.string(),
    title: z.string().nullable(),
    level: z.number().int().meta({ description: "1 for the highest parts, 2 for those inside, and so on." }),
    firstLine: z.number().int(),
    lines: z.number().int(),
    language: z.string().meta({ description: "The language that it is read in." }),
    readAloud: z.boolean().meta({
      description: "False for front and back matter, unless the author asks for it to be read.",
    }),
  })
  .meta({ id: "ScriptChapter" });
export type ScriptChapter = z.infer<typeof ScriptChapter>;

/** A beginning without a mark that is longer than this is a chapter of its own; a title page is shorter. */
const longestTitlePage = 600;
const heading = 2;

/**
 * The chapters of a script: one for each mark. The title and credits before the first mark belong to the first
 * chapter. A long text before it is a chapter without a title.
 */
export function chaptersOf(
  script: Pick<Script, "ends" | "kinds">,
  marks: readonly Mark[],
  story: { readonly id: string; readonly language: string },
): ScriptChapter[] {
  const { ends } = script;
  const starts = marks.map(({ offset }) => lineAt(ends, offset));
  const lead = { id: leadId(story.id), level: 1, title: null, language: null, readAloud: null };
  const isLed = hasBeginning(script, marks);
  const all = isLed ? [lead, ...marks] : marks;
  const firsts = [0, ...(isLed ? starts : starts.slice(1)), ends.length];
  return effective(all, story.language).map((own, at) => {
    const firstLine = firsts[at] ?? 0;
    const { id, title } = all[at] ?? lead;
    return { id, title, firstLine, lines: (firsts[at + 1] ?? firstLine) - firstLine, ...own };
  });
}

type Wish = Pick<Mark, "level" | "title" | "language" | "readAloud">;

/** The language of each chapter, and whether it is read aloud: its own, or that of the part around it. */
function effective(wishes: readonly Wish[], storyLanguage: string) {
  const around: { level: number; language: string; readAloud: boolean }[] = [];
  return wishes.map(({ level, title, language, readAloud }) => {
    while ((around.at(-1)?.level ?? 0) >= level) around.pop();
    const part = around.at(-1) ?? { language: storyLanguage, readAloud: true };
    const own = {
      level,
      language: language ?? part.language,
      readAloud: readAloud ?? (part.readAloud && !isMatterTitle(title)),
    };
    around.push(own);
    return own;
  });
}

/** Which parts of the text are read aloud, and in which languages; equal for chapters that sound alike. */
export function soundOf(marks: readonly Mark[], storyLanguage: string): string {
  const runs = [{ from: 0, how: `${storyLanguage} true` }];
  effective(marks, storyLanguage).forEach(({ language, readAloud }, at) => {
    const how = `${language} ${readAloud}`;
    const from = marks[at]?.offset ?? 0;
    if (runs.at(-1)?.how !== how) runs.push({ from, how });
  });
  return JSON.stringify(runs);
}

/** The line that contains a place of the text, or the last one. */
export function lineAt(ends: readonly number[], offset: number): number {
  let low = 0;
  for (let high = Math.max(0, ends.length - 1); low < high; ) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True when the lines before the first mark are a chapter of their own: they are more than a title and credits. */
export function hasBeginning(
  { ends, kinds }: Pick<Script, "ends" | "kinds">,
  marks: readonly Mark[],
): boolean {
  const [first] = marks;
  if (!first) return true;
  const lines = lineAt(ends, first.offset);
  let characters = 0;
  for (let line = 0; line < lines; line++)
    if (kinds[line] !== heading) characters += (ends[line] ?? 0) - (ends[line - 1] ?? 0);
  return characters > longestTitlePage;
}

/** The id of the chapter that no mark begins; always the same for a story. */
const leadId = (storyId: string): string => derivedId(storyId, "beginning");
