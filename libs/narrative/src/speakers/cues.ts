import type { Reference, References } from "../characters/references.ts";
import { FOREIGN_SPEECH_VERBS } from "../data/languages.ts";
import { SPEECH_VERBS, STRONG_SPEECH_VERBS } from "../data/speech-verbs.ts";
import { wordSet } from "../data/words.ts";
import { type Doc, wordAt } from "../text/document.ts";

/** What the narration beside a quotation says about its speaker: by a verb of speech, or by an action. */
export interface Cue {
  reference: Reference;
  told: boolean;
  /** Whether it comes after the quotation, "…," said Ann, rather than before it. */
  after: boolean;
  /** Whether it ends the previous paragraph. */
  distant?: boolean;
}

const PREPOSITIONS = new Set([
  "of",
  "to",
  "with",
  "at",
  "for",
  "from",
  "by",
  "in",
  "on",
  "upon",
  "about",
  "towards",
  "toward",
  "into",
  "over",
  "against",
  "beside",
  "near",
  "than",
  "like",
  "after",
  "before",
]);

const isVerb = (low: string): boolean => SPEECH_VERBS.has(low) || FOREIGN_SPEECH_VERBS.has(low);
const isStrong = (low: string): boolean => STRONG_SPEECH_VERBS.has(low) || FOREIGN_SPEECH_VERBS.has(low);

/** First and last word of each quotation, -1 when it contains none. */
export const quoteWords = (doc: Doc): { first: Int32Array; last: Int32Array } => {
  const first = new Int32Array(doc.quotes.length).fill(-1);
  const last = new Int32Array(doc.quotes.length).fill(-1);
  doc.words.forEach((word, i) => {
    if (word.quote < 0) return;
    if ((first[word.quote] ?? -1) < 0) first[word.quote] = i;
    last[word.quote] = i;
  });
  return { first, last };
};

const referenceAt = (references: References, i: number): Reference | null =>
  references.list[references.at[i] ?? -1] ?? null;

const usable = (doc: Doc, reference: Reference | null): reference is Reference =>
  reference?.told === true &&
  wordAt(doc, reference.last + 1).low !== "'s" &&
  !/^(?:his|her|my|their|him|me|them|himself|herself|myself|its)$/.test(wordAt(doc, reference.last).low);

const SPEECH_NOUNS =
  wordSet(`reply answer response remark question exclamation cry words voice comment observation inquiry enquiry
  assurance retort rejoinder whisper request suggestion objection assent saying calling asking complaint`);

/**
 * The character whose reply or voice the narration mentions between two words: "was Ann's only reply", "came his
 * answer".
 */
const ownerOfSpeech = (doc: Doc, references: References, from: number, to: number): Reference | null => {
  for (let i = from; i < to; i++) {
    const reference = referenceAt(references, i);
    if (!reference?.told || reference.last !== i) continue;
    const possessive = wordAt(doc, i + 1).low === "'s" || /^(?:his|her|my)$/.test(wordAt(doc, i).low);
    if (!possessive) continue;
    for (let k = i + 1; k <= i + 4; k++) if (SPEECH_NOUNS.has(wordAt(doc, k).low)) return reference;
  }
  return null;
};

/**
 * The end of the narration after a quotation, at the next quotation, paragraph or sentence end: the index after its
 * last word.
 */
const clauseEnd = (doc: Doc, from: number, limit: number): number => {
  const paragraph = wordAt(doc, from).paragraph;
  let i = from;
  while (i < from + limit) {
    const word = wordAt(doc, i);
    if (word.paragraph !== paragraph || word.quote >= 0) break;
    if (i > from && word.gap === "." && word.first) break;
    i++;
  }
  return i;
};

/** The cue in the words right after a quotation whose last word is `last`. */
export const cueAfter = (doc: Doc, references: References, last: number): Cue | null => {
  const from = last + 1;
  const start = wordAt(doc, from);
  if (start.quote >= 0 || start.paragraph !== wordAt(doc, last).paragraph) return null;
  const end = clauseEnd(doc, from, 40);
  const owner = ownerOfSpeech(doc, references, from, Math.min(end, from + 7));
  if (owner && !start.capital) return { reference: owner, told: true, after: true };
  let verbAt = -1;
  for (let i = from; i < Math.min(end, from + 3); i++) {
    if (wordAt(doc, i).capital && i > from) break;
    if (referenceAt(references, i)) break;
    if (isVerb(wordAt(doc, i).low)) {
      verbAt = i;
      break;
    }
  }
  if (verbAt >= 0) {
    for (let i = verbAt + 1; i < Math.min(end, verbAt + 6); i++) {
      const reference = referenceAt(references, i);
      const before = wordAt(doc, i - 1).low;
      if (i > verbAt + 1 && wordAt(doc, i).gap !== "") break;
      const voice = before === "of" && /^(?:voice|voices)$/.test(wordAt(doc, i - 2).low);
      if (reference?.first === i && PREPOSITIONS.has(before) && !isVerb(before) && !voice) break;
      if (usable(doc, reference)) return { reference, told: true, after: true };
    }
    return null;
  }
  for (let i = from; i < Math.min(end, from + 6); i++) {
    const reference = referenceAt(references, i);
    if (!usable(doc, reference) || reference.first !== i) continue;
    if (PREPOSITIONS.has(wordAt(doc, i - 1).low) && i > from) continue;
    const quick = Math.min(end, reference.last + 4);
    for (let k = reference.last + 1; k < quick; k++)
      if (isVerb(wordAt(doc, k).low) && !wordAt(doc, k).capital)
        return { reference, told: k === reference.last + 1 || isStrong(wordAt(doc, k).low), after: true };
    for (let k = quick; k < Math.min(end, reference.last + 14); k++) {
      if (referenceAt(references, k)?.kind === "name") break;
      if (isStrong(wordAt(doc, k).low) && wordAt(doc, k).gap !== "")
        return { reference, told: true, after: true };
    }
    return { reference, told: false, after: true };
  }
  return null;
};

const sentenceStart = (doc: Doc, last: number): number => {
  const { paragraph } = wordAt(doc, last);
  let i = last;
  while (i > 0 && last - i < 60) {
    const before = wordAt(doc, i - 1);
    if (wordAt(doc, i).gap === "." && wordAt(doc, i).first) break;
    if (before.paragraph !== paragraph || before.quote >= 0) break;
    i--;
  }
  return i;
};

const subjectBetween = (
  doc: Doc,
  references: References,
  from: number,
  to: number,
  anywhere = true,
): Reference | null => {
  let fallback: Reference | null = null;
  for (let i = from; i < to; i++) {
    const reference = referenceAt(references, i);
    if (!reference || reference.first !== i || !usable(doc, reference)) continue;
    if (i > from && PREPOSITIONS.has(wordAt(doc, i - 1).low) && wordAt(doc, i).gap === "") {
      fallback ??= reference;
      continue;
    }
    return reference;
  }
  return anywhere ? fallback : null;
};

/** The antecedent of "who" directly before the verb's clause: "…, by Ann, who, after a pause, said". */
const antecedent = (doc: Doc, references: References, from: number, verb: number): Reference | null => {
  for (let i = verb - 1; i > Math.max(from, verb - 14); i--) {
    if (wordAt(doc, i).low !== "who") continue;
    const reference = referenceAt(references, i - 1);
    return reference?.told ? reference : null;
  }
  return null;
};

const clauseStart = (doc: Doc, references: References, from: number, verb: number): number => {
  for (let i = verb; i > from; i--) {
    const { gap, low } = wordAt(doc, i);
    if (gap === ";") return i;
    if (gap === "," && /^(?:and|but)$/.test(low) && referenceAt(references, i + 1)?.first === i + 1) return i;
  }
  return from;
};

const subjectBefore = (doc: Doc, references: References, from: number, verb: number): Reference | null => {
  for (let i = verb - 1; i >= Math.max(from, verb - 4); i--) {
    if (wordAt(doc, i + 1).gap !== "") break;
    const reference = referenceAt(references, i);
    if (!usable(doc, reference)) continue;
    if (reference.first <= from || !PREPOSITIONS.has(wordAt(doc, reference.first - 1).low)) return reference;
  }
  const start = clauseStart(doc, references, from, verb);
  return (
    subjectBetween(doc, references, Math.max(start, from), verb, false) ??
    antecedent(doc, references, from, verb) ??
    subjectBetween(doc, references, from, verb)
  );
};

/**
 * The cue in the last sentence of the narration that ends at word `last`, directly before a quotation. `leads` means
 * that it ends with a colon or comma.
 */
export const cueBefore = (doc: Doc, references: References, last: number, leads: boolean): Cue | null => {
  const end = wordAt(doc, last);
  if (end.quote >= 0) return null;
  const from = sentenceStart(doc, last);
  const owner = leads ? ownerOfSpeech(doc, references, from, last + 1) : null;
  if (owner) return { reference: owner, told: true, after: false };
  let verb = -1;
  for (let i = last; i >= from; i--) {
    if (isVerb(wordAt(doc, i).low) && !wordAt(doc, i).capital && (leads || isStrong(wordAt(doc, i).low))) {
      verb = i;
      break;
    }
  }
  if (verb >= 0) {
    const reference = subjectBefore(doc, references, from, verb);
    if (reference) return { reference, told: leads, after: false };
    const behind = referenceAt(references, verb + 1);
    if (usable(doc, behind) && leads) return { reference: behind, told: true, after: false };
  }
  const reference = subjectBetween(doc, references, from, last + 1);
  return reference ? { reference, told: false, after: false } : null;
};
