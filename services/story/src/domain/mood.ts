import type { Analysis, Sentence } from "@storytelling/narrative";
import { z } from "zod";
import { FeelingBody, meanFeeling } from "./feelings.ts";
import { round } from "./script.ts";

const points = 100;
const windowShare = 0.1;

export const ArcPoint = z.object({ position: z.number(), valence: z.number(), arousal: z.number() });
export type ArcPoint = z.infer<typeof ArcPoint>;

/** The feeling of a story: over its length, by chapter, and in each character's lines. */
export const Mood = z.object({
  arc: z
    .array(ArcPoint)
    .meta({ description: "100 points, each the mean of a tenth of the story around it." }),
  chapters: z.array(
    z.object({
      title: z.string().nullable(),
      position: z.number().meta({ description: "Where the chapter begins, 0 to 1." }),
      sentences: z.number().int(),
      ...FeelingBody.shape,
    }),
  ),
  byCharacter: z.array(
    z.object({ id: z.string(), name: z.string(), lines: z.number().int(), ...FeelingBody.shape }),
  ),
});
export type Mood = z.infer<typeof Mood>;

/** The mood of an analysis; `length` is that of the text, in UTF-16 code units. */
export function moodOf(length: number, analysis: Analysis): Mood {
  const { sentences, chapters, characters, lines } = analysis;
  const spoken = Map.groupBy(lines, (line) => line.speaker);
  let at = 0;
  return {
    arc: arcOf(length, sentences),
    chapters: chapters.map(({ title, start, end }) => {
      const first = at;
      while ((sentences[at]?.start ?? Infinity) < end) at++;
      const within = sentences.slice(first, at);
      return { title, position: round(start / length), sentences: within.length, ...meanFeeling(within) };
    }),
    byCharacter: characters.flatMap(({ id, name }) => {
      const said = spoken.get(id) ?? [];
      if (said.length === 0) return [];
      return [
        { id, name, lines: said.length, ...meanFeeling(said.map((line) => ({ ...line, ...line.emotion }))) },
      ];
    }),
  };
}

/**
 * A moving average over the sentences whose middle lies within a window of a tenth of the text; if none does, the
 * nearest.
 */
export function arcOf(length: number, sentences: readonly Sentence[]): ArcPoint[] {
  const middles = sentences.map(({ start, end }) => (start + end) / 2);
  let from = 0;
  let to = 0;
  return Array.from({ length: points }, (_, point) => {
    const position = point / (points - 1);
    const low = (position - windowShare / 2) * length;
    const high = (position + windowShare / 2) * length;
    while ((middles[from] ?? Infinity) < low) from++;
    while ((middles[to] ?? Infinity) <= high) to++;
    const within =
      to > from ? sentences.slice(from, to) : nearest(sentences, middles, from, position * length);
    const { valence, arousal } = meanFeeling(within);
    return { position: round(position), valence, arousal };
  });
}

function nearest(
  sentences: readonly Sentence[],
  middles: readonly number[],
  next: number,
  at: number,
): Sentence[] {
  const before = middles[next - 1];
  const after = middles[next];
  const takeBefore = before !== undefined && (after === undefined || at - before <= after - at);
  const one = sentences[takeBefore ? next - 1 : next];
  return one ? [one] : [];
}
