import type { Word } from "./spoken-form.ts";

const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/** Where each word of a text begins and ends. */
const placesIn = (text: string): { start: number; end: number }[] =>
  [...text.matchAll(word)].map((found) => ({ start: found.index, end: found.index + found[0].length }));

/**
 * Leads timed words of a text to another text with the same words, whose punctuation or white space differs. Words that
 * the other text does not have are left out.
 */
export function moveWords(words: readonly Word[], from: string, to: string): Word[] {
  if (from === to) return [...words];
  const [before, after] = [placesIn(from), placesIn(to)];
  return words.flatMap((timed) => {
    const first = before.findIndex(({ end }) => end > timed.start);
    const last = before.findLastIndex(({ start }) => start < timed.end);
    const [start, end] = [after[first]?.start, after[last]?.end];
    return start === undefined || end === undefined || first > last ? [] : [{ ...timed, start, end }];
  });
}

/** Where a recording of a whole line is cut, in ms: between the words on both sides of each border of its pieces. */
export function cutsOf(texts: readonly string[], words: readonly Word[], totalMs: number): number[] {
  const cuts: number[] = [];
  let border = 0;
  for (const text of texts.slice(0, -1)) {
    border += text.length;
    const before = words.findLast(({ start }) => start < border);
    const after = words.find(({ start }) => start >= border);
    const [end, start] = [before?.toMs ?? cuts.at(-1) ?? 0, after?.fromMs ?? totalMs];
    cuts.push(Math.max(cuts.at(-1) ?? 0, (end + Math.max(end, start)) / 2));
  }
  return cuts;
}

/** The words of one piece: offsets into its text, times from its start. */
export function wordsOfPiece(
  words: readonly Word[],
  piece: { readonly from: number; readonly to: number; readonly fromMs: number; readonly toMs: number },
): Word[] {
  const within = (ms: number): number => Math.min(Math.max(ms, piece.fromMs), piece.toMs) - piece.fromMs;
  return words
    .filter(({ start }) => start >= piece.from && start < piece.to)
    .map(({ start, end, fromMs, toMs }) => ({
      start: start - piece.from,
      end: Math.min(end, piece.to) - piece.from,
      fromMs: within(fromMs),
      toMs: within(toMs),
    }));
}

/** Words spread evenly over a recording, for a language in which nothing here can find them. */
export function evenWords(text: string, totalMs: number): Word[] {
  const at = (offset: number): number => (text.length === 0 ? 0 : (offset * totalMs) / text.length);
  return placesIn(text).map(({ start, end }) => ({ start, end, fromMs: at(start), toMs: at(end) }));
}
