import type { Aligner } from "@storytelling/recordings";
import { byCharacters, byPocketSphinx } from "./peers.ts";
import type { Reading } from "./readings.ts";
import { randomly } from "./spoil.ts";

type Starts = readonly number[] | null;

const errors = (found: readonly Starts[], takes: readonly Reading[]): number[] =>
  takes.flatMap(({ words }, i) => (found[i] ?? []).map((ms, k) => Math.abs(ms - (words[k]?.fromMs ?? 0))));

/** How far the starts of words are from where they are, in ms, for each aligner. */
export async function wordErrors(
  aligner: Aligner,
  takes: readonly Reading[],
  references: readonly Reading[],
  folder: string,
): Promise<Record<"ours" | "pocketsphinx" | "characters", number[]>> {
  const ours: Starts[] = [];
  for (const [i, take] of takes.entries()) {
    const { words } = await aligner.align(take, references[i] as Reading);
    ours.push(words.map(({ fromMs }) => fromMs));
  }
  return {
    ours: errors(ours, takes),
    pocketsphinx: errors(byPocketSphinx(takes, folder), takes),
    characters: errors(takes.map(byCharacters), takes),
  };
}

/** What became of right and of wrong lines of at least four words: how many were said to have other words. */
export async function otherWords(
  aligner: Aligner,
  takes: readonly Reading[],
  references: readonly Reading[],
): Promise<{ right: number; accused: number; wrong: number; found: number }> {
  const random = randomly(3);
  const long = takes.keys().filter((i) => (takes[i]?.words.length ?? 0) >= 4);
  let [right, accused, wrong, found] = [0, 0, 0, 0];
  for (const i of [...long]) {
    const reference = references[i] as Reading;
    if ((await aligner.align(takes[i] as Reading, reference)).otherWords) accused++;
    right++;
    const like = takes.filter(
      ({ words }, k) =>
        k !== i && Math.abs(words.length - reference.words.length) <= Math.max(2, words.length / 3),
    );
    const other = like[Math.floor(random() * like.length)];
    if (!other) continue;
    if ((await aligner.align(other, reference)).otherWords) found++;
    wrong++;
  }
  return { right, accused, wrong, found };
}

/** The errors of one reading of several lines: of the places between the lines, and lines missed or made up. */
export async function splitErrors(
  aligner: Aligner,
  take: Reading,
  lines: readonly Reading[],
  left: ReadonlySet<number>,
): Promise<{ borders: number[]; missed: number; madeUp: number }> {
  const parts = await aligner.split(take, lines);
  const borders: number[] = [];
  let [missed, madeUp, at] = [0, 0, 0];
  for (const [i, { words }] of lines.entries()) {
    const part = parts[i];
    if (left.has(i)) {
      if (part) madeUp++;
      continue;
    }
    const [first, last] = [take.words[at], take.words[at + words.length - 1]];
    at += words.length;
    if (!part || !first || !last) {
      missed++;
      continue;
    }
    // A cut in the silence beside the line is right; one in its words or in another line's is wrong by so much.
    borders.push(Math.max(0, part.fromMs - first.fromMs), Math.max(0, last.toMs - part.toMs));
    const [before, after] = [take.words[at - words.length - 1], take.words[at]];
    borders.push(
      Math.max(0, (before?.toMs ?? 0) - part.fromMs),
      Math.max(0, part.toMs - (after?.fromMs ?? part.toMs)),
    );
  }
  return { borders, missed, madeUp };
}
