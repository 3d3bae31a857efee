import { markOf, unsaidIn } from "./marks.ts";
import type { Part } from "./part.ts";

const LETTER = "[\\p{L}\\p{M}]";
const QUOTE = "['‘]";
const PART = new RegExp(
  [
    `^${QUOTE}+`,
    "\\p{Lu}(?=\\p{Lu}\\p{Ll})",
    "(?:^-)?\\d+(?:[,.]\\d+)*",
    "[-_]+",
    `${QUOTE}{2,}`,
    `${LETTER}*?(?:${QUOTE}${LETTER})*?\\p{Ll}(?=\\p{Lu})`,
    `${LETTER}+(?:${QUOTE}${LETTER})*`,
    `[^\\p{L}\\p{M}\\d_'‘-]`,
    `${QUOTE}+$`,
  ].join("|"),
  "gu",
);
const SINGLE_LETTER = /^\p{L}$/u;

type Tagged = Omit<Part, "decided">;

/**
 * The parts of a token, as misaki's English rules cut them: at changes of case, hyphens, digits and symbols. They cover
 * all of it; a sign that begins no part belongs to the part before it.
 */
export function partsOf(token: Tagged): Part[] {
  const found = [...token.text.matchAll(PART)];
  return found.map(({ 0: text, index }, at) => {
    const last = at === found.length - 1;
    const part = {
      text,
      tag: token.tag,
      start: at === 0 ? token.start : token.start + index,
      end: last ? token.end : token.start + (found[at + 1]?.index ?? 0),
      spaced: last && token.spaced,
    };
    const mark = markOf(text, token.tag, found.length === 1);
    if (mark !== undefined) {
      const unsaid = mark ? "" : unsaidIn(text);
      return { ...part, decided: { phonemes: mark, ...(unsaid && { unsaid }) } };
    }
    // "B2B" is said "B to B".
    const between = [found[at - 1]?.[0] ?? "", found[at + 1]?.[0] ?? ""];
    return text === "2" && between.every((neighbour) => SINGLE_LETTER.test(neighbour))
      ? { ...part, text: "to" }
      : part;
  });
}
