import { Cast } from "../corrections/cast.ts";
import { finish } from "../corrections/corrected.ts";
import type { Found } from "../corrections/found.ts";
import type { SentenceBody } from "../feelings.ts";
import type { Script } from "../script.ts";
import type { Mark } from "./chapter.ts";
import { lineAt } from "./script-chapters.ts";

const heading = 2;
const longestHeading = 240;

/** The lines that are the headings of chapters in the text. */
export function headingLines(script: Pick<Script, "ends">, text: string, marks: readonly Mark[]): number[] {
  const { ends } = script;
  return marks.flatMap((mark): number[] => {
    const first = lineAt(ends, mark.offset);
    // Only the beginning is looked at, since a text may be one line of millions of characters.
    const [line = ""] = text.slice(mark.offset, mark.offset + longestHeading + 1).split("\n", 1);
    const end = mark.offset + line.length;
    if (!mark.headed || line.length > longestHeading) return [];
    const lines: number[] = [];
    for (let line = first; line < ends.length && (line === first || (ends[line - 1] ?? 0) < end); line++)
      lines.push(line);
    // A line that goes on after the heading is not one.
    return text.slice(end, ends[lines.at(-1) ?? first]).trim() === "" ? lines : [];
  });
}

/** The findings with these lines as headings, which the narrator reads. */
export function withHeadings(
  found: Found,
  { text, sentences }: { text: string; sentences: readonly SentenceBody[] },
  lines: readonly number[],
): Found {
  const { script } = found;
  if (lines.every((line) => script.kinds[line] === heading)) return found;
  const kinds = [...script.kinds];
  const cast = new Cast(found, text);
  for (const line of lines) {
    kinds[line] = heading;
    cast.speak(line, null, 1);
  }
  const kept = { ...found, script: { ...script, kinds } };
  if (lines.some((line) => script.speakers[line] !== null)) return finish(kept, cast, sentences);
  return { ...kept, script: { ...kept.script, confidence: cast.confidence } };
}
