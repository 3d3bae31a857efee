import { after, type Rule, rule, wordBefore } from "../rule.ts";
import { cardinal, ordinal } from "./number-words.ts";

/** Unicode's fractions as numerator and denominator. */
const SIGNS: Record<string, readonly [number, number]> = {
  "½": [1, 2],
  "⅓": [1, 3],
  "⅔": [2, 3],
  "¼": [1, 4],
  "¾": [3, 4],
  "⅕": [1, 5],
  "⅖": [2, 5],
  "⅗": [3, 5],
  "⅘": [4, 5],
  "⅙": [1, 6],
  "⅚": [5, 6],
  "⅛": [1, 8],
  "⅜": [3, 8],
  "⅝": [5, 8],
  "⅞": [7, 8],
};
const sign = `[${Object.keys(SIGNS).join("")}]`;

function part(top: number, bottom: number, british: boolean): string {
  if (bottom === 2) return top === 1 ? "half" : `${cardinal(String(top), british)} halves`;
  const name = bottom === 4 ? "quarter" : ordinal(String(bottom), british);
  return top === 1 ? name : `${cardinal(String(top), british)} ${name}s`;
}

const mixed = (whole: string, top: number, bottom: number, british: boolean): string =>
  `${cardinal(whole, british)} and ${top === 1 ? "a " : ""}${part(top, bottom, british)}`;

/** A fraction alone: half a cup, one half, a quarter of it, two thirds. */
function alone(top: number, bottom: number, next: string, previous: string, british: boolean): string {
  const said = part(top, bottom, british);
  if (top !== 1 || /^(?:a|an|the|one|another)$/i.test(previous)) return said;
  if (bottom === 2 && /^\s(?:an?|the|my|his|her|their|our|your|of)\s/.test(next)) return said;
  return `one ${said}`;
}

/** 2½, 2 1/2, 1/2, 24/7, 9/11. */
export const fractionsByNumber: readonly Rule[] = [
  rule(new RegExp(`(\\d{1,6})\\s?(${sign})`, "u"), ([, whole = "", mark = ""], { british }) => {
    const [top, bottom] = SIGNS[mark] ?? [1, 2];
    return mixed(whole, top, bottom, british);
  }),
  rule(/(\d{1,4})[ -]([1-9])[/⁄]([2-9]|1[0-6])(?![\d/])/u, ([, whole = "", top, bottom], { british }) =>
    Number(top) < Number(bottom) ? mixed(whole, Number(top), Number(bottom), british) : undefined,
  ),
  rule(/(?:24[/⁄]7|9\/11)(?![\d/])/u, ([written], { british }) =>
    written
      .split(/[/⁄]/)
      .map((digits) => cardinal(digits, british))
      .join(" "),
  ),
  rule(/(\d{1,3})[/⁄](\d{1,3})(?![\d/])/u, ([written, top, bottom], { text, at, british }) => {
    const [over, under] = [Number(top), Number(bottom)];
    if (under < 2 || over >= under || under > 100 || over === 0) {
      return `${cardinal(String(over), british)} over ${cardinal(String(under), british)}`;
    }
    return alone(over, under, after(text, at + written.length), wordBefore(text, at), british);
  }),
];

/** ½, ⅔. */
export const fractionSigns: readonly Rule[] = [
  rule(new RegExp(sign, "u"), ([mark], { text, at, british }) => {
    const [top, bottom] = SIGNS[mark] ?? [1, 2];
    return alone(top, bottom, after(text, at + 1), wordBefore(text, at), british);
  }),
];
