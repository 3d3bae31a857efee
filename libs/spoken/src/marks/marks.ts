import { PAUSE } from "../assemble.ts";
import { type Rule, rule } from "../rule.ts";
import type { Problem } from "../types.ts";
import { elision, shortAnd } from "./apostrophes.ts";
import { tag } from "./tags.ts";

/** Rules for marks in every language. */
export const marks: readonly Rule[] = [
  // A dialogue dash at the beginning of a paragraph.
  rule(/[—–―-]{1,3} {0,3}(?=[\p{L}"“«¿¡‘'])/u, (_, { text, at }) =>
    /(?:^|\n)[ \t"“«]{0,4}$/.test(text.slice(Math.max(0, at - 6), at)) ? "" : undefined,
  ),
  rule(/[—―]{1,1000}|-{2,1000}|–(?=[\s"”’'»]|$)/u, () => PAUSE),
  rule(/(?:…|\.{2,1000}|\.(?: \.){2,10}){1,1000}\.?/u, () => "..."),
  // A note's mark behind a word: [15], [a], [*], ¹.
  rule(/\[(?:\d{1,3}|[a-z*†‡])\]/u, (_, { text, at }) => (/\S/.test(text.charAt(at - 1)) ? "" : undefined)),
  rule(/[¹²³⁰⁴-⁹*†‡]{1,3}/u, (_, { text, at }) =>
    /[\p{L}.,;:!?"”’)\]]/u.test(text.charAt(at - 1)) ? "" : undefined,
  ),
  tag,
  elision,
  shortAnd,
];

const silentMark = /["“”„‟«»‹›「」『』‘’‚‛'_*`~#<>[\]{}|^\\•·¶†‡]/u;
const emoji = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u{fe00}-\u{fe0f}]/u;

/** What is said for one character that no rule reads, and why it cannot be said. */
export function readMark(character: string): { said: string; reason?: Problem["reason"] } {
  if (/[.,;:!?()¿¡。、！？，؟،।-]/u.test(character)) return { said: character };
  if (/^\p{Cs}$/u.test(character) || /[\p{Co}\p{Cn}\ufffd]/u.test(character))
    return { said: "", reason: "damaged" };
  if (silentMark.test(character)) return { said: "" };
  if (emoji.test(character)) return { said: "", reason: "emoji" };
  if (/[\p{S}\p{No}\p{Nl}\p{M}]/u.test(character)) return { said: "", reason: "symbol" };
  return { said: /\p{P}/u.test(character) ? character : " " };
}
