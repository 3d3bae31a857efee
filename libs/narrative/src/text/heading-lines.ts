import type { Span } from "../analysis.ts";

const WORD_NUMBERS =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const NUMBER = String.raw`(?:\d+|[ivxlcdm]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|first|second|third|last)`;
const PART =
  "(?:chapter|ch|book|part|volume|vol|letter|act|scene|canto|stave|section|story|tale|day|kapitel|teil|buch|akt|szene|chapitre|livre|partie|tome|capítulo|libro|parte|capitolo|capitulo|hoofdstuk|kapitola|rozdział|глава|часть|fejezet)";
const NAMED = new RegExp(
  `^(?:the\\s+)?${PART}(?:\\.?\\s+(?:the\\s+)?${NUMBER}|[.#-]\\d+)(?:[-\\s](?:one|two|three|four|five|six|seven|eight|nine))?(?=$|[^\\p{L}\\d])`,
  "iu",
);
const ORDINAL = new RegExp(
  `^(?:the\\s+)?(?:${NUMBER}|\\p{L}+(?:st|nd|rd|th|tes|te))\\s+${PART}(?![\\p{L}\\d])`,
  "iu",
);
const WORDS =
  /^(?:prologue|epilogue|interlude|preface|introduction|foreword|afterword|contents|prolog|epilog|vorwort|préface|prólogo|conclusion)(?![\p{L}\d])(?=.{0,40}$)/iu;
const BARE = /^(?:§\s*)?(?:[IVXLC]+|\d{1,3})\.?$/;
const BARE_WORD = new RegExp(`^(?:${WORD_NUMBERS.join("|")})[.]?$`, "i");
const NUMBERED = /^(?:[IVXLC]+|\d{1,3})[.:]?\s+[\p{Lu}\d][^a-z]*$/u;
/** "4. The Green Lamp": a number and a title, which is no sentence. */
const NUMBERED_TITLE = /^(?:[IVXLC]+|\d{1,3})[.:)]\s+\p{Lu}[^.!;]{0,60}[^.,;!?]$/u;
const MARKDOWN = /^#{1,6}\s+\S/;
const CJK = /^第.{1,6}[章回話话節节]/;
const MARKS = /["“”„«»「]/;
/** Ornaments on both sides of a heading: "~ 1 ~", "<<Chapter 1>>". */
const ORNAMENTS = " ~-–—=<>[](){}•·|";
const LONGEST_LINE = 240;

const tidy = (text: string): string =>
  text
    .replace(/[_*=]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** A line without the ornaments around it; brackets around a number alone are the mark of a note. */
export const withoutOrnaments = (line: string): string => {
  let start = 0;
  let end = line.length;
  while (start < end && ORNAMENTS.includes(line.charAt(start))) start++;
  while (end > start && ORNAMENTS.includes(line.charAt(end - 1))) end--;
  if (start === 0 || end === line.length) return line;
  const inner = line.slice(start, end);
  return BARE.test(inner) && /[[({<]/.test(line) ? line : inner;
};

/** The paragraphs that may be headings, without their ornaments; "" for the others. */
export const headingLines = (text: string, paragraphs: readonly Span[]): string[] =>
  paragraphs.map(({ start, end }) => {
    const line = end - start <= LONGEST_LINE ? withoutOrnaments(tidy(text.slice(start, end))) : "";
    if (!/[\p{L}\d]/u.test(line)) return "";
    const rest = afterName(line);
    // Only behind "Chapter 1:" a title may be long, and have quotation marks.
    if (rest !== null && /^\s*(?:[.:–—-]|["“„«])/u.test(rest)) return line;
    return line.length <= 120 && !MARKS.test(line) ? line : "";
  });

/** What follows "Chapter 1", "The First Part" or "Prologue"; null for another line. */
const afterName = (line: string): string | null => {
  const found = NAMED.exec(line) ?? ORDINAL.exec(line) ?? WORDS.exec(line);
  return found === null ? null : line.slice(found[0].length);
};

/** True when the words after "Chapter 9" make a sentence of it: "is rather an odd fish", ", he said, was dull." */
const runsOn = (rest: string): boolean => {
  if (/^\s*(?:$|[.:–—)-])/u.test(rest)) return false;
  if (/^\s+\p{Ll}/u.test(rest))
    return !/^\s+(?:to|of|in|und|zum|von|de|du)\s+(?:\p{Lu}|the\s+\p{Lu})[^.,;!?]*$/u.test(rest);
  return /[.,;]$/.test(rest);
};

const isStrong = (line: string): boolean => {
  const rest = afterName(line);
  if (rest !== null) return !runsOn(rest);
  return MARKDOWN.test(line) || CJK.test(line);
};

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The number at a line's beginning, in digits, Roman numerals or a word; 0 without one. */
const numberAt = (line: string): number => {
  const digits = /^(?:§\s*)?(\d{1,3})/.exec(line)?.[1];
  if (digits !== undefined) return Number(digits);
  const word = /^\p{L}+/u.exec(line)?.[0] ?? "";
  const named = WORD_NUMBERS.indexOf(word.toLowerCase()) + 1;
  if (named > 0 || !/^[IVXLC]{1,9}$/.test(word)) return named;
  const values = [...word].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
};

const numberIn = (line: string): number => {
  const found = /\d+/.exec(line)?.[0];
  if (found !== undefined) return Number(found);
  return Math.max(0, ...line.split(/[\s.:–—-]+/, 4).map(numberAt));
};

/**
 * For each line whether it opens a chapter by its own words. A line that begins with a number does so only when the
 * numbers count the chapters. A list of lines, or the numbers 190 to 204, do not.
 */
export const opensChapter = (lines: readonly string[]): boolean[] => {
  const titles = lines.map((line) => NUMBERED_TITLE.test(line) && !isStrong(line));
  const weak = lines.map(
    (line, i) => titles[i] === true || BARE.test(line) || BARE_WORD.test(line) || NUMBERED.test(line),
  );
  const strong = lines.map((line) => line !== "" && isStrong(line));
  const values = lines.map((line, i) => (weak[i] ? numberAt(line) : 0));
  const inList = (i: number): boolean => {
    const own = values[i] ?? 0;
    return [i - 1, i + 1].some((other) => weak[other] && Math.abs((values[other] ?? 0) - own) === 1);
  };
  let last = 0;
  const opening = lines.map((line, i) => {
    if (strong[i]) last = numberIn(line) || last;
    if (strong[i] || !weak[i]) return strong[i] === true;
    const value = values[i] ?? 0;
    const counts = value === 1 || (value >= last && value <= last + 2);
    const isRoman = /^(?:§\s*)?[IVXLC]/.test(line) && !titles[i] && !BARE_WORD.test(line);
    if (inList(i) || !(counts || isRoman)) return false;
    last = value;
    return true;
  });
  // One such line alone may be anything: "I. Newton", "One."
  const lone = (i: number): boolean => titles[i] === true || BARE_WORD.test(lines[i] ?? "");
  const all = opening.filter(Boolean).length;
  return opening.map((opens, i) => opens && (all > 1 || !lone(i)));
};
