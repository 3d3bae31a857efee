import type { Span } from "../analysis.ts";
import { DOTTED_TITLES } from "../data/honorifics.ts";

/** The strongest mark between a word and the previous one. */
export type Gap = "" | "-" | "," | ";" | "." | '"' | "¶";

/** A word of the text; a possessive 's and the ends of contractions are separate words. */
export interface Word extends Span {
  /** As written, and in lower case with a straight apostrophe and no dot. */
  form: string;
  low: string;
  gap: Gap;
  /** Whether a capital here is not informative, as at the start of a sentence or a quotation. */
  first: boolean;
  capital: boolean;
  paragraph: number;
  sentence: number;
  /** Index of the quotation that the word is in, -1 in narration. */
  quote: number;
}

/** The word before the first and after the last one. */
export const NO_WORD: Word = {
  start: 0,
  end: 0,
  form: "",
  low: "",
  gap: "¶",
  first: false,
  capital: false,
  paragraph: -1,
  sentence: -1,
  quote: -1,
};

// A longer word is read in pieces: an unbounded repetition overflows the stack of the regular expression engine.
const WORD = /[\p{L}\p{N}\p{M}]{1,1000}(?:[-'’][\p{L}\p{N}\p{M}]{1,1000}){0,20}/gu;
const TAIL = /(?:['’](?:s|m|ll|ve|re|d))$/iu;

const gapOf = (between: string): Gap => {
  if (/["“”„«»「」『』]/.test(between) || /(?:^|\s|[-—–(])['‘‚’]|['’‘](?:\s|$|[-—–)])/.test(between))
    return '"';
  if (/[.!?…。！？]/.test(between)) return ".";
  if (/[;:()[\]]/.test(between)) return ";";
  if (/[,、،]/.test(between)) return ",";
  if (/[-—–*/|]/.test(between)) return "-";
  return "";
};

/** The words of the text, paragraph by paragraph; `sentences` and `quotes` are in order and do not overlap. */
export const findWords = (
  text: string,
  paragraphs: readonly Span[],
  sentences: readonly Span[],
  quotes: readonly Span[],
): Word[] => {
  const words: Word[] = [];
  const forms = new Map<string, { form: string; low: string }>();
  let sentence = 0;
  let quote = 0;
  let lastSentence = -1;
  let lastQuote = -1;
  const add = (start: number, end: number, paragraph: number, gap: Gap): void => {
    while ((sentences[sentence]?.end ?? Infinity) <= start) sentence++;
    while ((quotes[quote]?.end ?? Infinity) <= start) quote++;
    const raw = text.slice(start, end);
    let known = forms.get(raw);
    if (!known) {
      known = { form: raw, low: raw.toLowerCase().replaceAll("’", "'").replace(/\.$/, "") };
      forms.set(raw, known);
    }
    const inQuote = start >= (quotes[quote]?.start ?? Infinity) ? quote : -1;
    const first =
      sentence !== lastSentence || (inQuote >= 0 && inQuote !== lastQuote) || gap === "." || gap === "¶";
    lastSentence = sentence;
    lastQuote = inQuote;
    const capital = /^\p{Lu}/u.test(known.form);
    words.push({ start, end, ...known, gap, first, capital, paragraph, sentence, quote: inQuote });
  };
  paragraphs.forEach((paragraph, p) => {
    const content = text.slice(paragraph.start, paragraph.end);
    let last = 0;
    for (const match of content.matchAll(WORD)) {
      const from = match.index;
      let to = from + match[0].length;
      const between = content.slice(last, from);
      const gap: Gap = words.at(-1)?.paragraph !== p ? "¶" : gapOf(between);
      if (
        content.charAt(to) === "." &&
        (DOTTED_TITLES.has(match[0].toLowerCase()) || /^\p{Lu}$/u.test(match[0]))
      )
        to++;
      const tail = TAIL.exec(match[0]);
      const cut = tail && tail.index > 0 ? from + tail.index : to;
      add(paragraph.start + from, paragraph.start + cut, p, gap);
      if (cut < to) add(paragraph.start + cut, paragraph.start + to, p, "");
      last = to;
    }
  });
  return words;
};
