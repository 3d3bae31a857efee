import type { Word } from "./spoken-form.ts";

const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where each word of a text begins and ends. */
const placesIn = (text: string): Place[] =>
  [...text.matchAll(word)].map((found) => ({ start: found.index, end: found.index + found[0].length }));

/**
 * Leads timed words of a text to another text, whose punctuation, white space or some words differ. Words that the other
 * text does not have are left out.
 */
export function moveWords(words: readonly Word[], from: string, to: string): Word[] {
  if (from === to) return [...words];
  const [before, after] = [placesIn(from), placesIn(to)];
  const said = (text: string, { start, end }: Place): string => text.slice(start, end).toLowerCase();
  const led = common(
    before.map((place) => said(from, place)),
    after.map((place) => said(to, place)),
  );
  return words.flatMap((timed) => {
    const own = before.keys().filter((at) => {
      const place = before[at] as Place;
      return place.end > timed.start && place.start < timed.end;
    });
    const places = [...own].flatMap((at) => after[led.get(at) ?? -1] ?? []);
    const [first, last] = [places[0], places.at(-1)];
    return first && last ? [{ ...timed, start: first.start, end: last.end }] : [];
  });
}

/** The longest common subsequence of two lists of words: where each of the first is in the second. */
function common(a: readonly string[], b: readonly string[]): Map<number, number> {
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (longest[i] as Uint16Array)[j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found = new Map<number, number>();
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) found.set(i++, j++);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
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
