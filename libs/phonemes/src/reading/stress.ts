const PRIMARY = "ˈ";
const SECONDARY = "ˌ";
const VOWEL = /[AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ]/u;
const CONSONANT = /[bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ]/u;
const PAUSE = /[;:,.!?—…]/u;
const LONG = /[AIOQWYʤʧ]/u;

/** Changes the stress of a word's phonemes. */
export type Emphasis = (phonemes: string) => string;

export const isStressed = (phonemes: string): boolean => phonemes.includes(PRIMARY);
const hasMark = (phonemes: string): boolean => isStressed(phonemes) || phonemes.includes(SECONDARY);

const beforeVowel = (phonemes: string, mark: string): string => {
  const at = phonemes.search(VOWEL);
  return at < 0 ? phonemes : phonemes.slice(0, at) + mark + phonemes.slice(at);
};

/** As the lexicon has it. */
export const asIs: Emphasis = (phonemes) => phonemes;
export const unstressed: Emphasis = (phonemes) => phonemes.replace(/[ˈˌ]/gu, "");
/** Primary stress becomes secondary. */
export const reduced: Emphasis = (phonemes) =>
  isStressed(phonemes) ? phonemes.replaceAll(SECONDARY, "").replaceAll(PRIMARY, SECONDARY) : phonemes;
/** A word with a capital has a stress at least. */
export const noted: Emphasis = (phonemes) =>
  hasMark(phonemes) ? phonemes : beforeVowel(phonemes, SECONDARY);
/** A word in capitals has a primary stress. */
export const strong: Emphasis = (phonemes) => {
  if (isStressed(phonemes)) return phonemes;
  return hasMark(phonemes) ? phonemes.replaceAll(SECONDARY, PRIMARY) : beforeVowel(phonemes, PRIMARY);
};
/** Of the letters of an acronym, the last has the stress. */
export function spelled(phonemes: string): string {
  const weak = noted(reduced(phonemes));
  const at = weak.lastIndexOf(SECONDARY);
  return at < 0 ? weak : weak.slice(0, at) + PRIMARY + weak.slice(at + 1);
}

/** How much there is to say: a diphthong or affricate counts two, any other sign one. */
export const weight = (phonemes: string): number =>
  Array.from(phonemes).reduce((sum, sign) => sum + (LONG.test(sign) ? 2 : 1), 0);

/** What comes first in some phonemes: a vowel, a consonant, a pause, or nothing of these. */
export function firstSound(phonemes: string): "vowel" | "consonant" | "pause" | undefined {
  for (const sign of phonemes) {
    if (VOWEL.test(sign)) return "vowel";
    if (CONSONANT.test(sign)) return "consonant";
    if (PAUSE.test(sign)) return "pause";
  }
  return undefined;
}
