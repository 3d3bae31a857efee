import type { Span } from "../analysis.ts";
import { FOREIGN_SPEECH_VERBS } from "../data/languages.ts";
import { SPEECH_VERBS } from "../data/speech-verbs.ts";
import type { Marked } from "./marks.ts";

const isVerb = (word: string): boolean => {
  const low = word.toLowerCase();
  return SPEECH_VERBS.has(low) || FOREIGN_SPEECH_VERBS.has(low);
};

const stretch = (text: string, start: number, end: number): Marked | null => {
  let from = start;
  let to = end;
  while (from < to && /[\s—–―-]/.test(text.charAt(from))) from++;
  while (to > from && /[\s—–―-]/.test(text.charAt(to - 1))) to--;
  return from < to ? { start: from, end: to, outer: { start: from, end: to }, open: false } : null;
};

/** The index at which the narrator interrupts a stretch of dash speech ("…, said Ann"), or -1. */
const inciseAt = (text: string, start: number, end: number): number => {
  const content = text.slice(start, end);
  for (const match of content.matchAll(/[,!?.…]\s+(\p{Ll}+)(?:[-\s]+(\p{L}+))?/gu)) {
    const first = match[1] ?? "";
    const second = match[2] ?? "";
    if (isVerb(first) || (/^(?:he|she|i|they|il|elle|je|se|le)$/i.test(first) && isVerb(second)))
      return start + match.index + 1;
  }
  return -1;
};

/** The stretches of speech in a paragraph that a dash opens, separated by dashes and incises ("— said Ann —"). */
export const dashStretches = (text: string, { start, end }: Span): Marked[] => {
  const head = /^(?:[—–―]|--?)\s*/.exec(text.slice(start, Math.min(end, start + 8)));
  if (!head) return [];
  const found: Marked[] = [];
  let from = start + head[0].length;
  let speech = true;
  for (const match of text
    .slice(from, end)
    .matchAll(/(?<=[\s.,!?…:;])[—–―]\s*(?=(\p{L}*))|[—–―](?=[\s.,;:])/gu)) {
    const at = start + head[0].length + match.index;
    const incise = speech ? /^\p{Ll}/u.test(match[1] ?? "") : true;
    if (!incise) continue;
    if (speech) {
      const part = stretch(text, from, at);
      if (part) found.push(part);
    }
    speech = !speech;
    from = at + match[0].length;
  }
  if (!speech) return found;
  const incise = inciseAt(text, from, end);
  const part = stretch(text, from, incise < 0 ? end : incise);
  if (part) found.push(part);
  if (incise >= 0) {
    const stop = text.slice(incise, end).search(/[.!?]\s+(?=\p{Lu})/u);
    const rest = stop < 0 ? null : stretch(text, incise + stop + 1, end);
    if (rest) found.push(rest);
  }
  return found;
};
