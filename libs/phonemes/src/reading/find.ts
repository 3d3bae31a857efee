import { digitWords } from "./digits.ts";
import { addS, withEnding } from "./endings.ts";
import { interjection, unstretched } from "./interjections.ts";
import type { Lexicon } from "./lexicon.ts";
import { AT_THE_END, always, type Reading } from "./reading.ts";
import { asIs, type Emphasis, noted, strong } from "./stress.ts";
import { SYMBOLS } from "./symbols.ts";
import { weakForm } from "./weak-forms.ts";

/** The reading of a text with its tag, or undefined when neither the lexicon nor a rule knows it. */
export type Find = (text: string, tag: string) => Reading | undefined;

const emphasisOf = (word: string): Emphasis => {
  if (word === word.toLowerCase()) return asIs;
  return word === word.toUpperCase() ? strong : noted;
};

/** "U.S.", "J.R.R.": letters with dots between, and never more than two in a row. */
const isInitials = (word: string): boolean =>
  /^[^.].*\.[^.]/u.test(word) &&
  /^[\p{L}.]+$/u.test(word) &&
  word.split(".").every((letters) => letters.length < 3);

/** "naïve" and "Brontë" stand in the lexicons as "naive" and "Bronte". */
const withoutAccents = (word: string): string =>
  word
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[æœ]/g, (letter) => (letter === "æ" ? "ae" : "oe"));

/** The rules of misaki's English (Apache-2.0, hexgrad) that need no network. */
export function createFind(lexicon: Lexicon, british: boolean): Find {
  /** A capitalised word that only the lower case of it is known by: a sentence's first word, a shout. */
  function lowered(word: string, tag: string, emphasis: Emphasis): string {
    const lower = word.toLowerCase();
    const regular = word === word.toUpperCase() || word.slice(1) === lower.slice(1);
    const lowers =
      word.length > 1 &&
      word !== lower &&
      regular &&
      (tag !== "NNP" || word.length > 7) &&
      /^[\p{L}']+$/u.test(word) &&
      !lexicon.isListed(word) &&
      (lexicon.isListed(lower) || withEnding(lexicon, british, lower, tag, emphasis));
    return lowers ? lower : word;
  }

  function word(written: string, tag: string): Reading | undefined {
    const emphasis = emphasisOf(written);
    const sound = interjection(written);
    if (sound) return always(sound);
    const stretched = unstretched(written).find((form) => lexicon.isListed(form.toLowerCase()));
    if (stretched) return lexicon.lookUp(stretched.toLowerCase(), tag, emphasis);
    if (isInitials(written)) return lexicon.letters(written);
    const weak = weakForm(written, tag, lexicon, emphasis);
    if (weak) return weak;
    const form = lowered(written, tag, emphasis);
    const bases = [
      form,
      form.endsWith("s'") ? `${form.slice(0, -2)}'s` : "",
      form.endsWith("'") ? form.slice(0, -1) : "",
    ];
    const base = bases.find((candidate) => candidate && lexicon.has(candidate));
    return base ? lexicon.lookUp(base, tag, emphasis) : withEnding(lexicon, british, form, tag, emphasis);
  }

  function number(text: string): Reading | undefined {
    const read = digitWords(text);
    if (!read) return undefined;
    const phonemes = read.words.map((each) => lexicon.lookUp(each, "", asIs)?.(AT_THE_END) ?? "").join(" ");
    return always(read.plural ? (addS(phonemes, british) ?? phonemes) : phonemes);
  }

  return (text, tag) => {
    const plain = text.replaceAll("‘", "'").normalize("NFKC");
    const reading = word(SYMBOLS.get(plain) ?? plain, tag) ?? number(plain);
    if (reading) return reading;
    const bare = withoutAccents(plain);
    return bare === plain ? undefined : word(bare, tag);
  };
}
