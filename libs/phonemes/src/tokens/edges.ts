import { CURRENCY, ICONS, LOWER, PUNCTUATION, QUOTES, UPPER } from "./characters.ts";

const OPENING = new RegExp(`^(?:\\.{2,}|[§%=—–${PUNCTUATION}${QUOTES}${ICONS}]|\\+(?!\\d)|${CURRENCY})`, "u");

const UNITS = "[kcdm]?m[²³]?|ha|[µn]m|yd|in|ft|k?g|[mµ]g|t|lb|oz|m/s|km/?h|mph|h?Pa|m?bar|[mkgt]b|[MKGT]B?|%";
const CLOSING = new RegExp(
  [
    `[—–${PUNCTUATION}${QUOTES}${ICONS}]`,
    "['’][sS]",
    "(?<=\\d)\\+",
    "(?<=°[FfCcKk])\\.",
    `(?<=\\d)(?:${CURRENCY})`,
    `(?<=\\d)(?:${UNITS})`,
    `(?<=[\\d${LOWER}%²+${PUNCTUATION}${QUOTES}-])\\.`,
    `(?<=[${UPPER}]{2})\\.`,
  ]
    .map((ending) => `(?:${ending})$`)
    .join("|"),
  "u",
);
/** The longest ending and the characters that it looks back at. */
const TAIL = 8;

/** The length of the mark at the start of a string, or 0. */
export const openingMark = (text: string): number => OPENING.exec(text)?.[0].length ?? 0;

/** The length of the mark, possessive or unit at the end of a string, or 0. It looks at the last characters only. */
export function closingMark(text: string): number {
  let dots = 0;
  while (text[text.length - 1 - dots] === ".") dots += 1;
  return dots > 1 ? dots : (CLOSING.exec(text.slice(-TAIL))?.[0].length ?? 0);
}
