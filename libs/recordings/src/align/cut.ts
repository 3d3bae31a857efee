import type { Span } from "./words.ts";

/** A part keeps this much of the silence around its words. */
const AROUND_MS = 250;
/** Sound that goes on beyond the first or last word for so long may be its beginning or end. */
const EDGE_MS = 150;

/** The frames of a line: those of its words, with what belongs to them and some silence, from `low` up to `high`. */
export function cutAround(
  { from, to }: Span,
  spoken: Uint8Array,
  low: number,
  high: number,
  hopMs: number,
): Span {
  const [edge, around] = [Math.round(EDGE_MS / hopMs), Math.round(AROUND_MS / hopMs)];
  let [begin, end] = [from, to];
  while (begin > low && from - begin < edge && spoken[begin - 1]) begin--;
  while (end < high && end - to < edge && spoken[end]) end++;
  const [first, last] = [Math.max(low, begin - around), Math.min(high, end + around)];
  while (begin > first && !spoken[begin - 1]) begin--;
  while (end < last && !spoken[end]) end++;
  return { from: begin, to: end };
}
