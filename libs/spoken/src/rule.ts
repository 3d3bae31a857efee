/** Where a rule is tried. */
export interface Place {
  readonly text: string;
  readonly at: number;
  readonly british: boolean;
}

/** What a rule says for the text up to `end`. */
export interface Reading {
  readonly end: number;
  readonly said: string;
}

export type Rule = (place: Place) => Reading | undefined;

/** How far a rule looks around. A limit keeps the time linear. */
const AROUND = 40;

/** Whether a repetition in a pattern has no upper limit. */
const isUnlimited = ({ source }: RegExp): boolean =>
  /[+*]|\{\d+,\}/.test(source.replace(/\\./g, "").replace(/\[[^\]]*\]/g, ""));

/**
 * A rule by a pattern that must match at the place.
 * @throws Error when a repetition in the pattern has no upper limit: then the time would not be linear in the text
 */
export function rule(
  pattern: RegExp,
  say: (match: RegExpExecArray, place: Place) => string | undefined,
): Rule {
  if (isUnlimited(pattern)) throw new Error(`Give each repetition an upper limit: ${pattern.source}`);
  const sticky = new RegExp(pattern, `${pattern.flags}y`);
  return (place) => {
    sticky.lastIndex = place.at;
    const match = sticky.exec(place.text);
    if (!match || match[0] === "") return undefined;
    const said = say(match, place);
    return said === undefined ? undefined : { end: place.at + match[0].length, said };
  };
}

/** The reading of the first rule that has one. */
export function firstOf(rules: readonly Rule[], place: Place): Reading | undefined {
  for (const each of rules) {
    const reading = each(place);
    if (reading) return reading;
  }
  return undefined;
}

/** The text shortly before an offset. */
export const before = (text: string, at: number): string => text.slice(Math.max(0, at - AROUND), at);

/** The text shortly after an offset. */
export const after = (text: string, at: number): string => text.slice(at, at + AROUND);

/** The word before an offset in the same sentence; empty when there is none. */
export const wordBefore = (text: string, at: number): string =>
  /([\p{L}\p{M}\p{N}'’]+)[.,]?[\s"“”(]*$/u.exec(before(text, at))?.[1] ?? "";

/** The word after an offset, across white space alone; empty when there is none. */
export const wordAfter = (text: string, at: number): string =>
  /^\s*([\p{L}\p{M}'’]+)/u.exec(after(text, at))?.[1] ?? "";

/** Whether nothing but closing marks follows in the text or its paragraph. */
export const endsHere = (text: string, at: number): boolean =>
  /^["”’'»)\]*_]{0,4}(?:\s{0,4}$|[ \t]?\n\s?\n)/.test(after(text, at));

/** How one language is read: rules by the character that they begin with, and what is said for any other word. */
export interface LanguageReading {
  readonly words: readonly Rule[];
  readonly numbers: readonly Rule[];
  readonly symbols: readonly Rule[];
  readonly plain: (word: string) => string;
}
