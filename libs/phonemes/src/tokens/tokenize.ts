import { type Exceptions, split } from "./split.ts";
import type { Token } from "./token.ts";

/** Longer strings without white space are no words. They are cut, so that the time stays in proportion to the text. */
const CHUNK = /\S{1,200}/gu;

/** Typographic forms that are read like the plain one. Each has the same length, so that places are kept. */
const plain = (text: string): string => text.replaceAll("’", "'").replaceAll("‒", "-").replaceAll("―", "—");

/** The tokens of a text, in order. They cover all of it but white space. `offset` is added to their places. */
export function tokenize(text: string, exceptions: Exceptions, offset = 0): Token[] {
  const tokens: Token[] = [];
  for (const { index, 0: chunk } of plain(text).matchAll(CHUNK)) {
    const end = index + chunk.length;
    let at = index;
    for (const token of split(chunk, exceptions)) {
      const tokenEnd = at + token.length;
      const spaced = tokenEnd === end && /\s/u.test(text[end] ?? "");
      tokens.push({ text: token, start: offset + at, end: offset + tokenEnd, spaced });
      at = tokenEnd;
    }
  }
  return tokens;
}
