const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries([
  ..."one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((word, i) => [word, i + 1]),
  ..."first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    .split(" ")
    .map((word, i) => [word, i + 1]),
  ..."eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
    .split(" ")
    .map((word, i) => [word, i + 1]),
  ..."un deux trois quatre cinq six sept huit neuf dix onze douze".split(" ").map((word, i) => [word, i + 1]),
  ..."uno dos tres cuatro cinco seis siete ocho nueve diez".split(" ").map((word, i) => [word, i + 1]),
]);
const TENS: Readonly<Record<string, number>> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, i) => [word, 10 * (i + 2)]),
);

const UNIT =
  /^(?:chapter|chap|ch|book|bk|part|pt|volume|vol|act|scene|canto|letter|stave|section|adventure|story|tale|episode|kapitel|teil|buch|band|akt|szene|brief|chapitre|livre|partie|tome|acte|cap[ií]tulo|cap|parte|libro|acto|escena|capitolo|atto|scena|hoofdstuk|deel)$/;

const ROMAN = /^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

const roman = (word: string): number => {
  const values = [...word].map((letter) => DIGITS[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
};

/** The number that a word writes, in digits, words or Roman numerals, or null. */
const numberOf = (word: string): number | null => {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const tens = TENS[word];
  return tens ?? NUMBERS[word] ?? (word.length <= 12 && ROMAN.test(word) ? smallRoman(word) : null);
};

/** No book has 200 chapters with Roman numerals, but "mix" and "d" are words. */
const smallRoman = (word: string): number | null => {
  const value = roman(word);
  return value <= 200 ? value : null;
};

const ARTICLE = /^(?:the|der|die|das|le|la|el|il)$/;

/** A heading taken apart: "Chapter One: The Girl" is unit "chapter", number 1 and name "the girl". */
export interface HeadingName {
  unit: string | null;
  number: number | null;
  name: string;
}

const LONGEST = 300;

/** The words of a line without regard to capitals, accents, quotation marks and punctuation. */
const fold = (text: string): string[] =>
  text
    .slice(0, LONGEST)
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}'’‘ʼ]/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Takes a heading apart without regard to capitals, accents, quotation marks and punctuation. */
export const headingName = (text: string): HeadingName => {
  const words = fold(text);
  let at = 0;
  let unit: string | null = null;
  let number: number | null = null;
  const numberHere = (): boolean => {
    const [word = "", next = ""] = words.slice(at, at + 2);
    const found = numberOf(word);
    if (found === null) return false;
    const ones = word in TENS ? (NUMBERS[next] ?? 0) : 0;
    number = found + (ones < 10 ? ones : 0);
    at += ones > 0 && ones < 10 ? 2 : 1;
    return true;
  };
  const [first = "", second = ""] = words;
  if (UNIT.test(first)) {
    at = 1;
    if (ARTICLE.test(second) && numberOf(words[2] ?? "") !== null) at = 2;
    if (numberHere()) unit = first;
    else at = 0;
  } else if (!numberHere() && ARTICLE.test(first) && numberOf(second) !== null && UNIT.test(words[2] ?? "")) {
    at = 1;
    numberHere();
  }
  if (at > 0 && unit === null && UNIT.test(words[at] ?? "")) unit = words[at++] ?? null;
  return { unit, number, name: words.slice(at).join(" ") };
};

/** True for a heading that only counts: "CHAPTER I", "Part the Second", "12." */
export const isNumberAlone = (text: string): boolean => {
  const { number, name } = headingName(text);
  return number !== null && name === "";
};

/** The letters and digits of a line: equal for "The Girl" and for "T H E  G I R L". */
const compact = (text: string): string => fold(text).join("");

/** A name longer than this beyond another's twofold length is not the same, whatever its number and letter-spacing. */
const LONGEST_NUMBER = 60;

/** Compares lines with one name: see `sameName`. Comparing many lines parses the name once. */
export const nameMatcher = (a: string): ((b: string) => boolean) => {
  const one = headingName(a);
  const letters = compact(a);
  return (b) => {
    if (b.length > 2 * a.length + LONGEST_NUMBER) return false;
    if (letters !== "" && letters === compact(b)) return true;
    const two = headingName(b);
    if (one.number !== null && two.number !== null && one.number !== two.number) return false;
    if (one.unit !== null && two.unit !== null && one.unit !== two.unit && one.name === "") return false;
    if (one.name !== two.name) return false;
    return one.name !== "" || one.number !== null;
  };
};

/** True when two lines name the same part of a book: "1. The Girl", "Chapter One: “The Girl”" and "THE GIRL" do. */
export const sameName = (a: string, b: string): boolean =>
  a.length >= b.length ? nameMatcher(b)(a) : nameMatcher(a)(b);
