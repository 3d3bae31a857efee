import type { Piece } from "./types.ts";

/** A piece before its spaces are set. `exact`: it is said as it is written. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly said: string;
  readonly exact: boolean;
}

/** What is said for a dash: a short pause. */
export const PAUSE = ", ";

const word = /[\p{L}\p{M}\p{N}]/u;
const wordFirst = /^[\p{L}\p{N}]/u;
const wordLast = /[\p{L}\p{M}\p{N}]$/u;
const mark = /[,.;:!?…(]$/;

/** Sets one space between words, none before a pause and none at the ends. A text without words says nothing. */
export function assemble(parts: readonly Part[]): Piece[] {
  const said: string[] = [];
  let last = -1;
  /** What was said last, without the space behind it. */
  let tail = "";
  parts.forEach((part, at) => {
    const spaced = last < 0 || (said[last] ?? "").endsWith(" ");
    let own = part.said.replace(/\s+/g, " ");
    if (own.startsWith(",") && !part.exact) {
      if (tail === "" || mark.test(tail)) own = own.slice(1);
      else if (last >= 0) said[last] = (said[last] ?? "").trimEnd();
    } else if (!spaced && wordLast.test(tail) && wordFirst.test(own)) {
      const oneWord = last === at - 1 && part.exact && parts[last]?.exact;
      if (!oneWord) own = ` ${own}`;
    }
    if (spaced) own = own.trimStart();
    // The space before a closing mark that is silent: « oui », non.
    if (spaced && last >= 0 && last < at - 1 && /^[,.;:!?]/.test(own))
      said[last] = (said[last] ?? "").trimEnd();
    said.push(own);
    if (own === "") return;
    last = at;
    if (own.trim() !== "") tail = own.trimEnd();
  });
  for (let at = last; at >= 0; at--) {
    said[at] = (said[at] ?? "").trimEnd();
    if (said[at] !== "") break;
  }
  const silent = !said.some((each) => word.test(each));
  return parts.map(({ start, end }, at) => {
    const own = silent ? "" : (said[at] ?? "");
    return own === "" ? { start, end, said: "", silent: true } : { start, end, said: own };
  });
}
