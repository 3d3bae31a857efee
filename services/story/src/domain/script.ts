import { type Analysis, EMOTIONS, type Emotion, type Feeling } from "@storytelling/narrative";
import { z } from "zod";

const kinds = ["narration", "speech", "heading"] as const;

/** A script as it is stored: one array element per line. A line begins where the one before it ends. */
export interface Script {
  readonly ends: readonly number[];
  readonly kinds: readonly number[];
  readonly speakers: readonly (string | null)[];
  readonly confidence: readonly number[];
  readonly valence: readonly number[];
  readonly arousal: readonly number[];
  readonly strongest: readonly (Emotion | null)[];
  /** Indexes of the lines that end a paragraph. */
  readonly paragraphEnds: readonly number[];
  readonly chapters: readonly FoundChapter[];
}

/** A chapter as the engine found it: its lines, from `firstLine` on. */
export interface FoundChapter {
  readonly title: string | null;
  readonly firstLine: number;
  readonly lines: number;
}

/** A line of the script as the API shows it; `speaker` null is the narrator. */
export const ScriptLine = z.object({
  index: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  kind: z.enum(kinds),
  speaker: z.string().nullable(),
  confidence: z.number(),
  emotion: z.object({ valence: z.number(), arousal: z.number(), strongest: z.enum(EMOTIONS).nullable() }),
  paragraphEnd: z.boolean(),
});
export type ScriptLine = z.infer<typeof ScriptLine>;

export const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The strongest emotion, or null when all are 0. */
export function strongest(emotions: Feeling["emotions"]): Emotion | null {
  let most: Emotion | null = null;
  for (const emotion of EMOTIONS) {
    if (emotions[emotion] > (most ? emotions[most] : 0)) most = emotion;
  }
  return most;
}

/**
 * The script of an analysis.
 * @throws Error when its lines do not tile the text, since such a script would alter the author's words
 */
export function scriptOf(text: string, { lines, chapters }: Analysis): Script {
  let at = 0;
  for (const { start, end } of lines) {
    if (start !== at || end <= start) throw new Error(`The lines do not tile the text at ${start}.`);
    at = end;
  }
  if (at !== text.length) throw new Error(`The lines end at ${at} of ${text.length}.`);
  const paragraphEnds = lines.flatMap(({ paragraphEnd }, index) => (paragraphEnd ? [index] : []));
  return {
    ends: lines.map((line) => line.end),
    kinds: lines.map((line) => kinds.indexOf(line.kind)),
    speakers: lines.map((line) => line.speaker),
    confidence: lines.map((line) => round(line.confidence)),
    valence: lines.map((line) => round(line.emotion.valence)),
    arousal: lines.map((line) => round(line.emotion.arousal)),
    strongest: lines.map((line) => strongest(line.emotion.emotions)),
    paragraphEnds,
    chapters: chaptersOf(
      chapters,
      lines.map((line) => line.start),
    ),
  };
}

function chaptersOf(chapters: Analysis["chapters"], starts: readonly number[]): FoundChapter[] {
  let line = 0;
  const found: FoundChapter[] = [];
  for (const { title, end } of chapters) {
    const firstLine = line;
    while ((starts[line] ?? Infinity) < end) line++;
    if (line > firstLine) found.push({ title, firstLine, lines: line - firstLine });
  }
  return found;
}

/** The lines of a script over its text; joined they are the text. */
export function linesOf(script: Script, text: string): ScriptLine[] {
  const paragraphEnds = new Set(script.paragraphEnds);
  return script.ends.map((end, index) => {
    const start = index > 0 ? (script.ends[index - 1] ?? 0) : 0;
    return {
      index,
      start,
      end,
      text: text.slice(start, end),
      kind: kinds[script.kinds[index] ?? 0] ?? "narration",
      speaker: script.speakers[index] ?? null,
      confidence: script.confidence[index] ?? 0,
      emotion: {
        valence: script.valence[index] ?? 0,
        arousal: script.arousal[index] ?? 0,
        strongest: script.strongest[index] ?? null,
      },
      paragraphEnd: paragraphEnds.has(index),
    };
  });
}
