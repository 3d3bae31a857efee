import * as british from "n2words/en-GB";
import * as american from "n2words/en-US";

const UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
/** A longer number is read digit by digit: nobody counts to it, and converting it takes quadratic time. */
const MOST_DIGITS = 15;

/** A pattern for a number of up to 15 digits, with or without commas, and its decimals. */
export const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,15})?(?!\d)`;

const unhyphened = (words: string): string => words.replaceAll("-", " ");

/** Digits one by one. */
export const digitByDigit = (digits: string): string =>
  Array.from(digits, (digit) => UNITS[Number(digit)] ?? "").join(" ");

/** A number that counts, as it is written: `10,000`, `3.25`, `007`. */
export function cardinal(written: string, isBritish: boolean): string {
  const [whole = "", decimals] = written.replaceAll(",", "").split(".");
  const said =
    whole.length > MOST_DIGITS || /^0\d/.test(whole)
      ? digitByDigit(whole)
      : unhyphened((isBritish ? british : american).toCardinal(whole === "" ? 0 : whole));
  if (decimals === undefined) return said;
  const zero = isBritish && whole === "0" ? "nought" : said;
  return `${zero} point ${digitByDigit(decimals)}`;
}

const IRREGULAR: Record<string, string> = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
};

/** first, second, third … The library's British ordinals lack "and", so we make them of the cardinal. */
export const ordinal = (written: string, isBritish: boolean): string =>
  cardinal(written, isBritish).replace(
    /[a-z]+$/,
    (last) => IRREGULAR[last] ?? `${last.replace(/y$/, "ie")}th`,
  );

/** 1845 -> eighteen forty five, 1905 -> nineteen oh five, 2005 -> two thousand five. */
export function year(number: number, isBritish: boolean): string {
  const hundreds = Math.floor(number / 100);
  const rest = number % 100;
  if (number < 1000 || number > 2999 || number % 1000 < 10) return cardinal(String(number), isBritish);
  const first = cardinal(String(hundreds), isBritish);
  if (rest === 0) return `${first} hundred`;
  return `${first} ${rest < 10 ? "oh " : ""}${cardinal(String(rest), isBritish)}`;
}

/** The plural of a number's words: twenties, hundreds, sixes. */
export const plural = (words: string): string => `${words.replace(/y$/, "ie").replace(/x$/, "xe")}s`;
