import { after, type Rule, rule } from "../rule.ts";
import { cardinal, NUMBER } from "./number-words.ts";

/** One, many; one hundredth of it, many. */
const CURRENCIES: Record<string, readonly [string, string, string, string]> = {
  "£": ["pound", "pounds", "penny", "pence"],
  $: ["dollar", "dollars", "cent", "cents"],
  "€": ["euro", "euros", "cent", "cents"],
  "¥": ["yen", "yen", "sen", "sen"],
  "₹": ["rupee", "rupees", "paisa", "paise"],
};
const SCALES: Record<string, string> = { m: "million", bn: "billion", k: "thousand", tn: "trillion" };
const scale = "(?:\\s?(hundred|thousand|million|billion|trillion)|(m|bn|k|tn))?(?![\\p{L}\\d])";
/** Things that are named by their worth: a five pound note. */
const worth = /^(?:-|\s)(?:notes?|bills?|coins?|tickets?|fines?|stamps?|cheques?|checks?|rewards?)(?!\p{L})/u;

function amount(
  symbol: string,
  written: string,
  size: string | undefined,
  british: boolean,
  isOne: boolean,
): string {
  const [one, many, cent, cents] = CURRENCIES[symbol] ?? CURRENCIES.$ ?? ["", "", "", ""];
  const [whole = "", part] = written.split(".");
  if (size) return `${cardinal(written, british)} ${size} ${many}`;
  const unit = isOne || whole === "1" ? one : many;
  if (!part || Number(part) === 0) return `${cardinal(whole, british)} ${unit}`;
  if (part.length !== 2) return `${cardinal(written, british)} ${many}`;
  const small = Number(part);
  const smalls = `${cardinal(String(small), british)} ${small === 1 ? cent : cents}`;
  if (Number(whole.replaceAll(",", "")) === 0) return smalls;
  return `${cardinal(whole, british)} ${unit} and ${smalls}`;
}

const oldPence = (pence: string, british: boolean): string =>
  pence === "1" ? "one penny" : `${cardinal(pence, british)}${Number(pence) > 12 ? " " : ""}pence`;

/** £5, $3.50, -€2, US$4 million, £2m. */
export const moneyBySign: readonly Rule[] = [
  // Old money: £2 10s. 6d.
  rule(
    /£(\d{1,6}),?\s(\d{1,2})s\.?,?(?:\s(\d{1,2})d\.?)?(?![\p{L}\d])/u,
    ([, pounds = "", shillings = "", pence], { british }) => {
      const first = `${cardinal(pounds, british)} ${pounds === "1" ? "pound" : "pounds"}`;
      const second = `${cardinal(shillings, british)} ${shillings === "1" ? "shilling" : "shillings"}`;
      const third = pence === undefined ? "" : ` and ${oldPence(pence, british)}`;
      return third === "" ? `${first} and ${second}` : `${first}, ${second}${third}`;
    },
  ),
  rule(new RegExp(`([-−]?)([£$€¥₹])\\s?(${NUMBER})${scale}`, "u"), (match, { text, at, british }) => {
    const [whole, minus, symbol = "", written = "", size, short] = match;
    const named = worth.test(after(text, at + whole.length));
    const said = amount(symbol, written, size ?? SCALES[short ?? ""], british, named);
    return minus ? `minus ${said}` : said;
  }),
];

/** 5 €, 50¢, 5p, 10s. 6d., 2bn. */
export const moneyByNumber: readonly Rule[] = [
  rule(
    new RegExp(`(${NUMBER})\\s?(bn|tn)(?![\\p{L}\\d])`, "u"),
    ([, written = "", size = ""], { british }) => `${cardinal(written, british)} ${SCALES[size]}`,
  ),
  rule(new RegExp(`(${NUMBER})\\s?([£€¥₹])(?!\\d)`, "u"), ([, written = "", symbol = ""], { british }) =>
    amount(symbol, written, undefined, british, false),
  ),
  rule(
    /(\d{1,4})\s?¢/u,
    ([, cents = ""], { british }) => `${cardinal(cents, british)} ${cents === "1" ? "cent" : "cents"}`,
  ),
  rule(/(\d{1,2})p(?![\p{L}\d.])/u, ([, pence = ""], { british }) =>
    british ? `${cardinal(pence, true)} p` : undefined,
  ),
  rule(
    /(\d{1,3})s\.?\s(\d{1,2})d\.?(?![\p{L}\d])/u,
    ([, shillings = "", pence = ""], { british }) =>
      `${cardinal(shillings, british)} ${shillings === "1" ? "shilling" : "shillings"} and ${oldPence(pence, british)}`,
  ),
];

/** US$5, A$5: the country's letters. */
export const moneyByWord: readonly Rule[] = [
  rule(
    new RegExp(`(US|A|C|NZ|HK)\\$(${NUMBER})${scale}`, "u"),
    ([, country = "", written = "", size, short], { british }) =>
      `${amount("$", written, size ?? SCALES[short ?? ""], british, false).replace(/(dollars?)/, `${[...country].join(" ")} $1`)}`,
  ),
];
