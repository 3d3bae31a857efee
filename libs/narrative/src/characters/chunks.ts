import { COMMON_WORDS, isCommon } from "../data/common-words.ts";
import { FOREIGN_ROLES } from "../data/foreign-roles.ts";
import { FEMALE_NAMES, MALE_NAMES, SHARED_NAMES } from "../data/given-names.ts";
import { isHonorific } from "../data/honorifics.ts";
import { FOREIGN_COMMON } from "../data/languages.ts";
import { type Doc, wordAt } from "../text/document.ts";

/** A run of capitalised words that may be a name: first and last index among the document's words. */
export interface Chunk {
  first: number;
  last: number;
  honorifics: string[];
  /** The words of the name itself in lower case, including particles. */
  core: string[];
  key: string;
}

/** How often a word is written in small letters, and how often with a capital that is informative. */
export interface Casing {
  small: Map<string, number>;
  large: Map<string, number>;
  /** With a capital at the start of a sentence, where every word has one. */
  head: Map<string, number>;
}

const PARTICLES = new Set([
  "de",
  "du",
  "von",
  "van",
  "der",
  "della",
  "di",
  "da",
  "la",
  "le",
  "del",
  "des",
  "den",
  "of",
  "bin",
  "ben",
  "al",
  "y",
]);

/** Titles that are used as a name by themselves. */
export const TITLES_ALONE = new Set(["mademoiselle", "madame", "monsieur", "signora", "signor", "señora"]);

/** Words that make the name before them a place, even if they are often written in small letters. */
const STREETS = new Set(["street", "road", "lane", "square", "avenue", "court", "county", "river"]);
const TRAILING = new Set(["esq", "esquire", "jr", "sr", "junior", "senior"]);

/** Exclamations, forms of address, days and months: never part of a name. */
const NEVER = new Set([
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
  "january",
  "february",
  "march",
  "july",
  "september",
  "october",
  "november",
  "december",
  "christmas",
  "easter",
  "oh",
  "o",
  "ah",
  "ha",
  "eh",
  "alas",
  "hurrah",
  "ho",
  "majesty",
  "highness",
  "ladyship",
  "lordship",
  "excellency",
  "yes",
  "no",
  "well",
  "ok",
  "okay",
  "hallo",
  "hello",
  "pooh-pooh",
]);

const bump = (map: Map<string, number>, key: string): void => {
  map.set(key, (map.get(key) ?? 0) + 1);
};

/** Whether the word is a usual given name in English. */
export const isGivenName = (low: string): boolean =>
  FEMALE_NAMES.has(low) || MALE_NAMES.has(low) || SHARED_NAMES.has(low);

const isShouted = (form: string): boolean =>
  form.length > 1 && form === form.toUpperCase() && /\p{Lu}{2}/u.test(form);

/** Counts the casing of every word outside headings. */
export const countCasing = (doc: Doc): Casing => {
  const casing: Casing = { small: new Map(), large: new Map(), head: new Map() };
  for (const word of doc.words) {
    if (doc.headings[word.paragraph] || isShouted(word.form)) continue;
    bump(!word.capital ? casing.small : word.first ? casing.head : casing.large, word.low);
  }
  return casing;
};

const foreignCommon = (doc: Doc): ReadonlySet<string> => FOREIGN_COMMON[doc.language] ?? new Set();

/** Whether a word may be (part of) a name, by how the whole text writes it. */
const nameTest = (doc: Doc, casing: Casing): ((low: string, first: boolean) => boolean) => {
  const foreign = foreignCommon(doc);
  const roles = doc.language === "de" ? FOREIGN_ROLES.de : undefined;
  return (low, first) => {
    const small = casing.small.get(low) ?? 0;
    const large = casing.large.get(low) ?? 0;
    if (low === "i" || low.length === 0 || NEVER.has(low) || roles?.has(low) || foreign.has(low))
      return false;
    if (isHonorific(low))
      return !first || large > 0 || /^(?:mrs?|ms|dr|sir|lady|lord|miss|capt|captain)$/.test(low);
    if (COMMON_WORDS.has(low) || (isCommon(low) && !isGivenName(low)))
      return large >= 2 && large > small * 0.5 && (!first || large > small);
    if (!first) return small <= large * 3 || isGivenName(low);
    if (small === 0)
      return large > 0 || isGivenName(low) || (casing.head.get(low) ?? 0) >= 2 || low.length > 3;
    return large > small || (isGivenName(low) && large * 3 >= small);
  };
};

/** All runs of capitalised words that may be names, in order. */
export const findChunks = (doc: Doc, casing: Casing): Chunk[] => {
  const may = nameTest(doc, casing);
  const german = doc.language === "de";
  const chunks: Chunk[] = [];
  const { words } = doc;
  for (let i = 0; i < words.length; i++) {
    const word = wordAt(doc, i);
    if (!word.capital || doc.headings[word.paragraph] || !may(word.low, word.first)) continue;
    if (isShouted(word.form) && (casing.large.get(word.low) ?? 0) === 0 && !isGivenName(word.low)) continue;
    let last = i;
    for (;;) {
      const next = wordAt(doc, last + 1);
      const initial = /^\p{Lu}\.?$/u.test(wordAt(doc, last).form);
      if (next.quote !== word.quote || next.paragraph !== word.paragraph) break;
      if (next.gap !== "" && !(next.gap === "." && initial)) break;
      if (isHonorific(next.low) && !isHonorific(wordAt(doc, last).low) && !TRAILING.has(next.low)) break;
      if (
        next.capital &&
        next.form !== "I" &&
        (may(next.low, false) || STREETS.has(next.low)) &&
        !(german && last > i && !isGivenName(word.low))
      ) {
        last++;
        continue;
      }
      const after = wordAt(doc, last + 2);
      const joins =
        next.low === "of" || next.low === "the"
          ? isHonorific(wordAt(doc, last).low) && next.low === "of"
          : PARTICLES.has(next.low);
      if (!joins || next.capital || !after.capital || after.gap !== "" || after.quote !== word.quote) break;
      last += 2;
    }
    const forms = words.slice(i, last + 1);
    let at = 0;
    while (at < forms.length && isHonorific(forms[at]?.low ?? "")) at++;
    if (at === forms.length && (at > 1 || TITLES_ALONE.has(word.low))) at--;
    const honorifics = forms.slice(0, at).map((w) => w.low);
    const core = forms.slice(at).map((w) => w.low);
    if (core.length > 1 && TRAILING.has(core.at(-1) ?? "")) core.pop();
    chunks.push({ first: i, last, honorifics, core, key: [...honorifics, ...core].join(" ") });
    i = last;
  }
  return chunks;
};
