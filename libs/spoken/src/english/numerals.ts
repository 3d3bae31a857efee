import { type Rule, rule } from "../rule.ts";
import { cardinal, digitByDigit, NUMBER, ordinal, year } from "./number-words.ts";

const STREET =
  "(?:St|Street|Rd|Road|Ave|Avenue|Blvd|Boulevard|Dr|Drive|Ln|Lane|Sq|Square|Place|Court|Way|Terrace|Crescent|Row|Gardens)";

/** A house number is said in pairs: two twenty one B Baker street. */
function house(digits: string, british: boolean): string {
  if (digits.length === 4) return year(Number(digits), british);
  if (digits.length !== 3) return cardinal(digits, british);
  const rest = Number(digits.slice(1));
  const first = cardinal(digits.charAt(0), british);
  if (rest === 0) return `${first} hundred`;
  return `${first} ${rest < 10 ? "oh " : ""}${cardinal(String(rest), british)}`;
}

/** 221B Baker St.; NY 10001; 555-0199; 007. */
export const codes: readonly Rule[] = [
  rule(
    new RegExp(`(\\d{1,5})([A-Za-z]?)(?=\\s(?:\\p{Lu}[\\p{L}'’.]{1,20}\\s){1,3}${STREET}(?!\\p{L}))`, "u"),
    ([, digits = "", suffix = ""], { british }) =>
      `${house(digits, british)}${suffix ? ` ${suffix.toUpperCase()}` : ""}`,
  ),
  rule(/\d{5}(?:-\d{4})?(?!\d)/u, ([digits], { text, at }) =>
    /(?:^|\P{L})[A-Z]{2} $/u.test(text.slice(Math.max(0, at - 4), at))
      ? digitByDigit(digits.replace("-", ""))
      : undefined,
  ),
  rule(/(?:\d{3}[- ])?\d{3}-\d{4}(?![\d-])/u, ([written]) =>
    written.split(/[- ]/).map(digitByDigit).join(", "),
  ),
  rule(/007(?!\d)/u, () => "double oh seven"),
];

/** 5th, 3 × 4, 5 < 7, 3.14, 10,000. */
export const plainNumbers: readonly Rule[] = [
  rule(
    /(\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:st|nd|rd|th|ST|ND|RD|TH)(?![\p{L}\d])/u,
    ([, digits = ""], { british }) => ordinal(digits, british),
  ),
  // The mark of a note behind a sentence: "nine years.2".
  rule(/\d{1,2}(?=\s|$)/u, ([digits], { text, at }) =>
    /\p{Ll}[.!?]["”’]?$/u.test(text.slice(Math.max(0, at - 3), at)) && digits !== "" ? "" : undefined,
  ),
  rule(
    /(\d{1,4})(?:x| x )(\d{1,4})(?![\p{L}\d])/u,
    ([, one = "", two = ""], { british }) => `${cardinal(one, british)} by ${cardinal(two, british)}`,
  ),
  rule(new RegExp(NUMBER, "u"), ([written], { british }) => cardinal(written, british)),
  rule(/\d{16,1000}/u, ([digits]) => digitByDigit(digits)),
];

const OPERATORS: Record<string, string> = {
  "×": "times",
  "*": "times",
  "÷": "divided by",
  "=": "equals",
  "+": "plus",
  "<": "less than",
  ">": "greater than",
  "≤": "at most",
  "≥": "at least",
  "±": "plus or minus",
  "≈": "about",
  "−": "minus",
};

/** Signs that are said only beside numbers. */
export const operators: readonly Rule[] = [
  rule(/[×*÷=+<>≤≥±≈−]/u, ([sign], { text, at }) => {
    const isBefore = /\d\s?$/.test(text.slice(Math.max(0, at - 2), at));
    const isAfter = /^\s?[-−$£€]?\.?\d/.test(text.slice(at + 1, at + 4));
    if (sign === "<" ? isAfter : isBefore && isAfter) return ` ${OPERATORS[sign]} `;
    if (/[−+±]/.test(sign) && isAfter) return ` ${OPERATORS[sign]} `;
    if (/[=≈]/.test(sign)) return ` ${OPERATORS[sign]} `;
    return undefined;
  }),
  // A hyphen before a number is a minus when it follows a space and no number.
  rule(/-(?=\.?\d)/u, (_, { text, at }) =>
    /(?:^|[\s(“"])$/.test(text.charAt(at - 1)) &&
    !/\d\s?$/.test(text.slice(Math.max(0, at - 2), at)) &&
    !/[-–—]/.test(text.charAt(at - 2))
      ? "minus "
      : undefined,
  ),
  rule(/\.(\d{1,15})(?!\d)/u, ([, digits = ""], { text, at }) =>
    /[\s(]|^$/.test(text.charAt(at - 1)) ? `point ${digitByDigit(digits)}` : undefined,
  ),
];
