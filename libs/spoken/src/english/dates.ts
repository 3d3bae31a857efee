import { type Place, type Rule, rule, wordBefore } from "../rule.ts";
import { ordinal, year } from "./number-words.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const NAME =
  "(Jan(?:uary|\\.)|Feb(?:ruary|\\.)|Mar(?:ch|\\.)|Apr(?:il|\\.)|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)|Sept?(?:ember|\\.)|Oct(?:ober|\\.)|Nov(?:ember|\\.)|Dec(?:ember|\\.))";
/** Before a day, the dot may be missing: Jan 5. */
const SHORT = NAME.replaceAll("\\.)", "\\.|)");
const DAY = "(3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?";
const YEAR = "(?:(,?)\\s(\\d{4})(?![\\d,]\\d|\\d))?";

const monthOf = (written: string): string =>
  MONTHS.find((month) => month.startsWith(written.slice(0, 3))) ?? written;

const withYear = (said: string, digits: string | undefined, british: boolean): string =>
  digits ? `${said}, ${year(Number(digits), british)}` : said;

/** American: May fifth. British: the fifth of May. */
function say(day: string, month: string, digits: string | undefined, { text, at, british }: Place): string {
  const nth = ordinal(day, british);
  if (!british) return withYear(`${month} ${nth}`, digits, false);
  const the = /^the$/i.test(wordBefore(text, at)) ? "" : "the ";
  return withYear(`${the}${nth} of ${month}`, digits, true);
}

/** May 5, 1984; Jan. 5; May 1984; Oct. */
export const monthDates: readonly Rule[] = [
  rule(new RegExp(`${SHORT}\\s${DAY}(?![\\d:]|[.,]\\d|\\s?[ap]\\.?m)${YEAR}`, "u"), (match, { british }) => {
    const [, month = "", day = "", , digits] = match;
    return withYear(`${monthOf(month)} ${british ? "the " : ""}${ordinal(day, british)}`, digits, british);
  }),
  rule(
    new RegExp(`${NAME},?\\s(1\\d{3}|20\\d\\d)(?![\\d,]\\d|\\d)`, "u"),
    ([, month = "", digits], { british }) => `${monthOf(month)} ${year(Number(digits), british)}`,
  ),
  rule(/(Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\.(?=\s|,)/u, ([, month = ""]) => monthOf(month)),
];

/** 5 May 1984; 5th May; 2026-11-28; 12/25/1984, which is 25/12/1984 in Britain. */
export const dayDates: readonly Rule[] = [
  rule(new RegExp(`${DAY}(?: of)?\\s${NAME}(?!\\p{L})${YEAR}`, "u"), (match, place) => {
    const [written, day = "", month = "", , digits] = match;
    if (/ of /.test(written) || (!place.british && /^the$/i.test(wordBefore(place.text, place.at)))) {
      return withYear(`${ordinal(day, place.british)} of ${monthOf(month)}`, digits, place.british);
    }
    return say(day, monthOf(month), digits, place);
  }),
  rule(/(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)/u, ([, digits, month, day = ""], place) =>
    say(day, MONTHS[Number(month) - 1] ?? "", digits, place),
  ),
  rule(/(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d)(?![\d/])/u, ([, one = "", two = "", digits = ""], place) => {
    // A month above 12 tells that the other order is meant.
    const dayFirst = place.british ? Number(two) <= 12 : Number(one) > 12;
    const [day, month] = dayFirst ? [one, Number(two)] : [two, Number(one)];
    const name = MONTHS[month - 1];
    if (!name || Number(day) < 1 || Number(day) > 31) return undefined;
    const full = digits.length === 4 ? digits : `${Number(digits) > 30 ? 19 : 20}${digits}`;
    return say(day, name, full, place);
  }),
];
