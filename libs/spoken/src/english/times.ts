import { type Rule, rule } from "../rule.ts";
import { cardinal } from "./number-words.ts";

const HALF = "(?:\\s?([ap])\\.?\\s?m(?:\\b|(?=\\.)))";

const half = (letter: string | undefined): string => (letter ? ` ${letter.toLowerCase()} m` : "");

function clock(hour: string, minute: string, letter: string | undefined): string {
  const hours = Number(hour) === 0 && !letter ? "zero" : cardinal(String(Number(hour)), false);
  if (minute === "00") {
    if (letter) return hours;
    return Number(hour) > 12 || Number(hour) === 0 ? `${hours} hundred` : `${hours} o'clock`;
  }
  return `${hours} ${minute.startsWith("0") ? "oh " : ""}${cardinal(String(Number(minute)), false)}`;
}

/** 12:05, 3.30 p.m., 3 pm, 15:00, 1:02:03. The dot of "p.m." is kept as the sentence's only where it ends one. */
export const times: readonly Rule[] = [
  rule(/(\d{1,2}):([0-5]\d):([0-5]\d)(?!\d)/u, ([, hour = "", minute = "", second = ""]) => {
    const seconds = cardinal(String(Number(second)), false);
    return `${clock(hour, minute, "")} and ${seconds} second${second === "01" ? "" : "s"}`;
  }),
  rule(
    new RegExp(
      `(1\\d|2[0-4]|0?\\d)(?::|\\.(?=\\d\\d\\s?[ap]\\.?\\s?m))([0-5]\\d)${HALF}?(?!\\d)(\\.(?=\\s\\p{Ll}|,))?`,
      "iu",
    ),
    ([, hour = "", minute = "", letter]) => `${clock(hour, minute, letter)}${half(letter)}`,
  ),
  rule(new RegExp(`(1[0-2]|0?[1-9])${HALF}(\\.(?=\\s\\p{Ll}|,))?`, "iu"), ([, hour = "", letter]) => {
    return `${cardinal(String(Number(hour)), false)}${half(letter)}`;
  }),
  rule(
    /(\d{1,3}):(\d)(?!\d)/u,
    ([, one = "", two = ""]) => `${cardinal(one, false)} to ${cardinal(two, false)}`,
  ),
];
