import { type Rule, rule, wordAfter, wordBefore } from "../rule.ts";
import { cardinal, NUMBER, plural, year } from "./number-words.ts";

const isYear = (digits: string): boolean => /^(?:1[0-9]|20)\d\d$/.test(digits);
const yearWords =
  /^(?:in|since|by|until|till|before|after|from|to|of|year|around|about|circa|during|summer|winter|spring|autumn|fall|anno|early|late|mid|and)$/i;
const things =
  /^(?:men|women|people|children|feet|sheep|fish|years?|miles?|pounds?|dollars?|(?!(?:was|is|as|his|this|its|has|does|us|yes|always|perhaps)$)\p{Ll}{2,30}s)$/u;

/** A four-digit number without a comma is a year unless it counts things. */
export const years: readonly Rule[] = [
  // A decade: the 1920s, the '20s, the 80s. A name of a century: the 1800s.
  rule(/(\d{2})00['’]?s(?!\p{L})/u, ([, hundreds = ""], { british }) =>
    hundreds.endsWith("0")
      ? plural(cardinal(`${hundreds}00`, british))
      : `${cardinal(hundreds, british)} hundreds`,
  ),
  rule(
    /(\d\d)(\d0)['’]?s(?!\p{L})/u,
    ([, hundreds = "", tens = ""], { british }) =>
      `${cardinal(hundreds, british)} ${plural(cardinal(tens, british))}`,
  ),
  rule(/([2-9]0)['’]?s(?!\p{L})/u, ([, tens = ""], { british }) => plural(cardinal(tens, british))),
  // A range: 1914–1918, 1914-18, pp. 3–5.
  rule(
    new RegExp(`(${NUMBER})\\s?[–—]\\s?(${NUMBER})|(\\d{1,4})-(\\d{1,4})(?![\\d-])`, "u"),
    (match, { british }) => {
      const from = match[1] ?? match[3] ?? "";
      const to = match[2] ?? match[4] ?? "";
      if (match[3] && to.length > 2 && !isYear(from)) return undefined;
      const dated = isYear(from) && (isYear(to) || to.length === 2);
      const say = (digits: string) =>
        dated && isYear(digits) ? year(Number(digits), british) : cardinal(digits, british);
      return `${say(from)} to ${dated && /^0\d$/.test(to) ? `oh ${cardinal(to.slice(1), british)}` : say(to)}`;
    },
  ),
  rule(/\d{4}(?![\d,]\d|\d|\.\d)/u, ([digits], { text, at, british }) => {
    if (!isYear(digits)) return undefined;
    const dated = yearWords.test(wordBefore(text, at));
    const early = digits.startsWith("10") || digits.startsWith("20");
    if (things.test(wordAfter(text, at + 4)) && (!dated || digits.endsWith("00"))) {
      return digits.endsWith("00") && !early ? year(Number(digits), british) : cardinal(digits, british);
    }
    return year(Number(digits), british);
  }),
];

/** The genitive of a number or a numeral: Henry VIII's. */
export const genitive = rule(/['’]s(?!\p{L})/u, (_, { text, at }) =>
  /[\p{L}\d]/u.test(text.charAt(at - 1)) ? "'s" : undefined,
);

/** A year with its hundreds left out: '98, the '20s. */
export const shortYear = rule(
  /['’‘](\d)(\d)(s?)(?![\p{L}\d])/u,
  ([, tens = "", ones = "", many], { text, at, british }) => {
    if (/[\p{L}\d]/u.test(text.charAt(at - 1))) return undefined;
    const said = tens === "0" ? `oh ${cardinal(ones, british)}` : cardinal(tens + ones, british);
    return many ? plural(said) : said;
  },
);
