import { createHash } from "node:crypto";
import { z } from "zod";
import type { Script } from "../script.ts";
import type { Mark } from "./chapter.ts";
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
  const isLed = marks.length === 0 || isLong(script, starts[0] ?? 0);
  const all = isLed ? [lead, ...marks] : marks;
  const firsts = [0, ...(isLed ? starts : starts.slice(1)), ends.length];
  const around: { level: number; language: string; readAloud: boolean }[] = [];
  return all.map(({ id, title, level, language, readAloud }, at) => {
    while ((around.at(-1)?.level ?? 0) >= level) around.pop();
    const part = around.at(-1) ?? { language: story.language, readAloud: true };
    const own = {
      level,
      language: language ?? part.language,
      readAloud: readAloud ?? (part.readAloud && !isMatterTitle(title)),
    };
    around.push(own);
    const firstLine = firsts[at] ?? 0;
    return { id, title, firstLine, lines: (firsts[at + 1] ?? firstLine) - firstLine, ...own };
  });
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

function isLong({ ends, kinds }: Pick<Script, "ends" | "kinds">, lines: number): boolean {
  let characters = 0;
  for (let line = 0; line < lines; line++)
    if (kinds[line] !== heading) characters += (ends[line] ?? 0) - (ends[line - 1] ?? 0);
  return characters > longestTitlePage;
}

/** The id of the chapter that no mark begins; always the same for a story. */
const leadId = (storyId: string): string => derivedId(storyId, "beginning");

/** A UUID of version 8 (RFC 9562) that is always the same for the same words. */
export function derivedId(...words: readonly (string | number)[]): string {
  const hash = createHash("sha256").update(JSON.stringify(words)).digest("hex");
  const variant = "89ab"[Number.parseInt(hash.charAt(16), 16) % 4];
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
