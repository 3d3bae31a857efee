import { lineEnd } from "../line-ends.ts";
import { romanValue } from "../roman.ts";
import { after, endsHere, type LanguageReading, type Rule, rule, wordAfter, wordBefore } from "../rule.ts";
import type { European } from "./language.ts";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** The rules of a language, made of what is known of it. */
export function readingIn(language: European): LanguageReading {
  const number = `(?:\\d{1,3}(?:${language.thousands}\\d{3}){1,4}|\\d{1,15})(?:,\\d{1,15})?(?!\\d)`;
  const separator = new RegExp(language.thousands, "g");
  const say = (written: string, next = ""): string => {
    const [whole = "", decimals] = written.replace(separator, "").split(",");
    const said = /^0\d/.test(whole)
      ? eachOf(language, whole)
      : language.cardinal(whole, decimals ? "" : next);
    if (decimals === undefined) return said;
    const single = decimals.startsWith("0") || decimals.length > 2;
    return `${said} ${language.comma} ${single ? eachOf(language, decimals) : language.cardinal(decimals, "")}`;
  };
  const money = (written: string, sign: string): string => {
    const [one, many, cent, cents] = language.money[sign] ?? ["", "", "", ""];
    const [whole = "", part] = written.split(",");
    const unit = whole === "1" ? one : many;
    const large = `${say(whole, unit)} ${unit}`;
    if (!part || Number(part) === 0) return large;
    if (part.length !== 2) return `${say(written)} ${many}`;
    const small = String(Number(part));
    const name = small === "1" ? cent : cents;
    if (Number(whole) === 0) return `${say(small, name)} ${name}`;
    return `${large} ${language.moneyJoint}${say(small, name)}${language.namesCents ? ` ${name}` : ""}`;
  };
  const signs = Object.keys(language.money).map(escaped).join("|");
  const units = Object.keys(language.units)
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join("|");
  const numbers: Rule[] = [
    rule(language.times, (match) =>
      language.clock(String(Number(match[1])), String(Number(match[2] ?? match[3] ?? 0))),
    ),
    rule(new RegExp(`(${number})[\\s\\u202f]?(${signs})`, "u"), ([, written = "", sign = ""]) =>
      money(written, sign),
    ),
    rule(
      new RegExp(`(${number})[\\s\\u202f]?(${units})(?![\\p{L}\\d])`, "u"),
      ([, written = "", unit = ""]) => {
        const [one, many] = language.units[unit] ?? ["", ""];
        const name = written === "1" ? one : many;
        return `${say(written, name)} ${name}`;
      },
    ),
    rule(language.ordinals, (match, { text, at }) =>
      language.ordinal(match[1] ?? "", match[2] ?? "", wordBefore(text, at)),
    ),
    rule(new RegExp(`(${number})\\s?[–—]\\s?(${number})`, "u"), ([, from = "", to = ""]) => {
      const each = (digits: string) =>
        isYear(digits) && language.year ? language.year(digits) : say(digits);
      return `${each(from)} – ${each(to)}`.replace(" – ", ", ");
    }),
    rule(/\d{4}(?![\d.,]\d|\d)/u, ([digits]) =>
      language.year && isYear(digits) ? language.year(digits) : undefined,
    ),
    rule(new RegExp(number, "u"), ([written], { text, at }) =>
      say(written, wordAfter(text, at + written.length)),
    ),
    rule(/\d{16,1000}/u, ([digits]) => eachOf(language, digits)),
  ];
  const bySign = rule(new RegExp(`(${signs})\\s?(${number})`, "u"), ([, sign = "", written = ""]) =>
    money(written, sign),
  );
  const symbols: Rule[] = [
    bySign,
    rule(/[-−](?=\d)/u, (_, { text, at }) =>
      /^[\s(]?$/.test(text.charAt(at - 1)) && !/[-–—\d]/.test(text.charAt(at - 2))
        ? `${language.minus} `
        : undefined,
    ),
    rule(/&/u, () => ` ${language.and} `),
    rule(/[№#](?=\s?\d)/u, () => `${language.number} `),
    rule(/%/u, () => ` ${language.percent} `),
    rule(/\/(?=[\p{L}\d])/u, () => " "),
  ];
  return {
    words: [bySign, ...abbreviationsOf(language), romanIn(language), lineEnd],
    numbers,
    symbols,
    plain: (word) => word,
  };
}

/** Abbreviations that often end a sentence, and stand before no name. */
const LAST = /^(?:usw|etc|ecc|EE)/;

const isYear = (digits: string): boolean => /^1[1-9]\d\d$/.test(digits);

/** Digits one by one. */
function eachOf(language: European, digits: string): string {
  const names = Array.from({ length: 10 }, (_, digit) => language.cardinal(String(digit), ""));
  return Array.from(digits, (digit) => names[Number(digit)] ?? "").join(" ");
}

function abbreviationsOf({ abbreviations }: European): Rule[] {
  const longestFirst = Object.keys(abbreviations).sort((a, b) => b.length - a.length);
  // A space inside an abbreviation may be missing or narrow: z. B., z.B.
  const forms = longestFirst.map((form) => escaped(form).replaceAll(" ", "[\\s\\u202f]?"));
  const pattern = new RegExp(`(?:${forms.join("|")})(?![\\p{L}])`, "u");
  const known = new Map(longestFirst.map((form) => [form.replaceAll(" ", ""), abbreviations[form]]));
  return [
    rule(pattern, ([written], { text, at }) => {
      const said = known.get(written.replace(/[\s\u202f]/g, ""));
      const end = at + written.length;
      const ends =
        endsHere(text, end) || (LAST.test(written) && /^\s[¿¡"“„«]?\p{Lu}/u.test(after(text, end)));
      return said && written.endsWith(".") && ends ? `${said}.` : said;
    }),
  ];
}

const romanIn = (language: European): Rule =>
  rule(
    new RegExp(`([IVXLC]{1,9})(${language.romanMark.source})(?![\\p{L}\\d'’])`, "u"),
    (match, { text, at }) => {
      const value = romanValue(match[1] ?? "");
      return value === undefined ? undefined : language.roman(value, wordBefore(text, at), match[2] ?? "");
    },
  );
