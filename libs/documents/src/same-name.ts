import { hanNumber, numberOf, onesAfter } from "./number-words.ts";

const UNIT =
  /^(?:chapter|chap|ch|book|bk|part|pt|volume|vol|act|scene|canto|letter|stave|section|adventure|story|tale|episode|entry|track|day|night|week|kapitel|kap|teil|buch|band|akt|szene|brief|tag|chapitre|livre|partie|tome|acte|jour|capitulo|cap|parte|libro|acto|escena|capitolo|atto|scena|hoofdstuk|deel|boek|глава|часть|книга|том)$/;
/** Units that contain chapters. */
const PART =
  /^(?:book|bk|part|pt|volume|vol|teil|buch|band|livre|partie|tome|parte|libro|deel|boek|часть|книга|том|部|巻|卷)$/;
/** Units that no book is named by. */
const CHAPTER = /^(?:chapter|chap|ch|kapitel|kap|chapitre|capitulo|cap|capitolo|hoofdstuk|глава|章)$/;
/** "第三章 The name", as Chinese and Japanese number chapters. */
const HAN_UNIT = /^第\s?([\d〇零一二三四五六七八九十百千]{1,8})\s?([章回話话節节部巻卷篇幕])/u;

const ARTICLE = /^(?:the|der|die|das|le|la|el|il|o|a|het|de)$/;

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
  const han = HAN_UNIT.exec(text.slice(0, LONGEST).normalize("NFKD").trimStart());
  if (han !== null)
    return {
      unit: han[2] ?? null,
      number: hanNumber(han[1] ?? ""),
      name: fold(text.trimStart().slice(han[0].length)).join(" "),
    };
  const words = fold(text);
  let at = 0;
  let unit: string | null = null;
  let number: number | null = null;
  const numberHere = (): boolean => {
    const [word = "", next = ""] = words.slice(at, at + 2);
    const found = numberOf(word);
    if (found === null) return false;
    const ones = onesAfter(word, next);
    number = found + ones;
    at += ones > 0 ? 2 : 1;
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

/** True for a numbered part that contains chapters: "Part One", "BOOK II: The Rain", "Zweiter Teil". */
export const isPart = (text: string): boolean => {
  const { unit, number } = headingName(text);
  return number !== null && unit !== null && PART.test(unit);
};

/** True for a numbered chapter by that name: "Chapter One: The Girl", "Kapitel 3". */
export const isChapter = (text: string): boolean => {
  const { unit, number } = headingName(text);
  return number !== null && unit !== null && CHAPTER.test(unit);
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
