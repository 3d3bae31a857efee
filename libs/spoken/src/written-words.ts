import type { Piece } from "./types.ts";

/** A word's place in a text (UTF-16 offsets, end exclusive) and in its audio. */
export interface TimedWord {
  readonly start: number;
  readonly end: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Leads timed words of `said` back to the written text. Words that are said for the same written piece become one
 * word, from the first to the last: "five pounds" is timed as "£5".
 */
export function writtenWords(pieces: readonly Piece[], words: readonly TimedWord[]): TimedWord[] {
  const written: TimedWord[] = [];
  let at = 0;
  let from = 0;
  for (const word of words) {
    let piece = pieces[at];
    while (piece && from + piece.said.length <= word.start) {
      from += piece.said.length;
      piece = pieces[++at];
    }
    const place = placeOf(pieces, at, from, word);
    if (!place) continue;
    const last = written.at(-1);
    if (last && place.start < last.end) {
      written[written.length - 1] = { ...last, end: Math.max(last.end, place.end), toMs: word.toMs };
    } else written.push({ ...place, fromMs: word.fromMs, toMs: word.toMs });
  }
  return written;
}

/** The written place of a word whose first unit is said by the piece at `at`, which begins at `from` in `said`. */
function placeOf(
  pieces: readonly Piece[],
  at: number,
  from: number,
  { start, end }: TimedWord,
): { start: number; end: number } | undefined {
  let first: number | undefined;
  let last = 0;
  let begins = from;
  for (let i = at; begins < end; i++) {
    const piece = pieces[i];
    if (!piece) break;
    const to = begins + piece.said.length;
    if (to > begins && piece.said.trim() !== "") {
      // A piece of equal length is said unit by unit; any other is one whole.
      const exact = piece.said.length === piece.end - piece.start;
      first ??= exact ? piece.start + Math.max(0, start - begins) : piece.start;
      last = exact && end < to ? piece.start + end - begins : piece.end;
    }
    begins = to;
  }
  return first === undefined ? undefined : { start: first, end: last };
}
