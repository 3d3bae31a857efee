import type { Lexicon } from "./lexicon.ts";
import { AT_THE_END, type Reading } from "./reading.ts";
import { asIs, type Emphasis, noted } from "./stress.ts";

/** Adds an ending to a stem's phonemes, or gives undefined when the rules do not know how. */
type Add = (stem: string, british: boolean) => string | undefined;

const TAPPED = /[AIOWYiuæɑəɛɪɹʊʌ]t$/u;

/** A plural or a possessive. */
export const addS: Add = (stem, british) => {
  if (!stem) return undefined;
  if (/[ptkfθ]$/u.test(stem)) return `${stem}s`;
  return /[szʃʒʧʤ]$/u.test(stem) ? `${stem}${british ? "ɪ" : "ᵻ"}z` : `${stem}z`;
};

export const addEd: Add = (stem, british) => {
  if (!stem) return undefined;
  if (/[pkfθʃsʧ]$/u.test(stem)) return `${stem}t`;
  if (stem.endsWith("d")) return `${stem}${british ? "ɪ" : "ᵻ"}d`;
  if (!stem.endsWith("t")) return `${stem}d`;
  if (british || stem.length < 2) return `${stem}ɪd`;
  return TAPPED.test(stem) ? `${stem.slice(0, -1)}ɾᵻd` : `${stem}ᵻd`;
};

const addIng: Add = (stem, british) => {
  // After these a British "r" is heard, which the stem's entry lacks.
  if (!stem || (british && /[əː]$/u.test(stem))) return undefined;
  return !british && TAPPED.test(stem) ? `${stem.slice(0, -1)}ɾɪŋ` : `${stem}ɪŋ`;
};

interface Ending {
  readonly add: Add;
  /** The words that this one may be made of, likeliest first. */
  readonly stems: (word: string) => string[];
  /** The stress of a stem that has none. */
  readonly emphasis: (given: Emphasis) => Emphasis;
}

const when = (condition: boolean, stem: string): string[] => (condition ? [stem] : []);
const same = (given: Emphasis): Emphasis => given;

const S: Ending = {
  add: addS,
  emphasis: same,
  stems: (word) => {
    if (word.length < 3 || !word.endsWith("s")) return [];
    const long = word.length > 4;
    const es = word.endsWith("'s") || (long && word.endsWith("es") && !word.endsWith("ies"));
    return [
      ...when(!word.endsWith("ss"), word.slice(0, -1)),
      ...when(es, word.slice(0, -2)),
      ...when(long && word.endsWith("ies"), `${word.slice(0, -3)}y`),
    ];
  },
};

const ED: Ending = {
  add: addEd,
  emphasis: same,
  stems: (word) => {
    if (word.length < 4 || !word.endsWith("d")) return [];
    const ed = word.length > 4 && word.endsWith("ed") && !word.endsWith("eed");
    return [...when(!word.endsWith("dd"), word.slice(0, -1)), ...when(ed, word.slice(0, -2))];
  },
};

const ING: Ending = {
  add: addIng,
  emphasis: (given) => (given === asIs ? noted : given),
  stems: (word) => {
    if (word.length < 5 || !word.endsWith("ing")) return [];
    const doubled = word.length > 5 && /(?:([bcdgklmnprstvxz])\1|ck)ing$/.test(word);
    return [
      ...when(word.length > 5, word.slice(0, -3)),
      `${word.slice(0, -3)}e`,
      ...when(doubled, word.slice(0, -4)),
    ];
  },
};

/** A word made of a known one and -s, -'s, -ed or -ing. */
export function withEnding(
  lexicon: Lexicon,
  british: boolean,
  word: string,
  tag: string,
  emphasis: Emphasis,
): Reading | undefined {
  for (const ending of [S, ED, ING]) {
    const stem = ending.stems(word).find(lexicon.has);
    const reading = stem && lexicon.lookUp(stem, tag, ending.emphasis(emphasis));
    if (reading && ending.add(reading(AT_THE_END), british))
      return (next) => ending.add(reading(next), british) ?? "";
  }
  return undefined;
}
