import type { Span } from "../analysis.ts";
import { DOTTED_TITLES } from "../data/honorifics.ts";
import { wordSet } from "../data/words.ts";

const ABBREVIATIONS =
  wordSet(`etc vs viz cf ie eg no vol ch fig pp ed co inc ltd bros ave rd jan feb mar apr jun jul aug
  sept oct nov dec esqre bart approx dept est bzw usw ca evtl ggf nr str dipl hrsg u.a z.b d.h env av apr sra srta uds ud vd`);

const STOP = /[.!?…。！？｡؟۔।]/;
const CJK_STOP = /[。！？｡]/;
const CLOSER = /["'”’»›)\]}」』＂_*]/;
const OPENER = /["'“‘«‹„‚([{「『¿¡—–_*-]/;

const endsAbbreviation = (text: string, dot: number, from: number): boolean => {
  let at = dot;
  while (at > from && /[\p{L}.]/u.test(text.charAt(at - 1))) at--;
  const word = text.slice(at, dot).toLowerCase();
  if (word.length === 1) return /\p{Lu}/u.test(text.charAt(at)) && text.charAt(at) !== "I";
  return DOTTED_TITLES.has(word) || ABBREVIATIONS.has(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word);
};

/** Whether a sentence may begin at `at`: after opening marks comes no lower-case letter. */
const begins = (text: string, at: number, end: number): boolean => {
  let i = at;
  while (i < end && (OPENER.test(text.charAt(i)) || /\s/.test(text.charAt(i)))) i++;
  return !/\p{Ll}/u.test(text.charAt(i));
};

/** The sentences of one paragraph, in order, without the white space between them. */
export const splitSentences = (text: string, { start, end }: Span): Span[] => {
  const sentences: Span[] = [];
  let from = start;
  for (let i = start; i < end; i++) {
    const stop = text.charAt(i);
    if (!STOP.test(stop)) continue;
    let after = i + 1;
    while (after < end && STOP.test(text.charAt(after))) after++;
    const ellipsis = after - i > 1 && /^(?:\.+|…+)$/.test(text.slice(i, Math.min(after, i + 8)));
    while (after < end && CLOSER.test(text.charAt(after))) after++;
    if (after >= end) break;
    const spaced = /\s/.test(text.charAt(after)) || /[—–]/.test(text.charAt(after));
    const cjk = CJK_STOP.test(stop);
    if (!cjk) {
      if (!spaced) continue;
      if (stop === "." && !ellipsis && endsAbbreviation(text, i, from)) continue;
      if (!begins(text, after, end) || /^\s*[.!?…]/.test(text.slice(after, after + 3))) continue;
    }
    sentences.push({ start: from, end: after });
    while (after < end && /\s/.test(text.charAt(after))) after++;
    from = after;
    i = after - 1;
  }
  if (from < end) sentences.push({ start: from, end });
  return sentences;
};
