import { keyOf, type Reading } from "./pronunciation.ts";
import type { Character, Line } from "./script.ts";

/** A word or name that voices may say wrongly, with the place of its first occurrence (UTF-16 offset in the line). */
export interface Candidate {
  readonly written: string;
  /** The character who is called so. */
  readonly characterId: string | null;
  /** In how many lines it occurs. */
  readonly lines: number;
  readonly first: { readonly line: number; readonly start: number; readonly text: string };
}

const capitalised = /(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}]+(?:[-'’]\p{Lu}?[\p{L}\p{M}]+)*/gu;
const small = /(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{L}\p{M}]+/gu;
/** What is left of a word without its genitive. */
const bare = (word: string): string => word.replace(/['’]s$/u, "");
/** Longer lines are shown around the word. */
const SHOWN = 80;

type Found = { characterId: string | null; lines: number; first: Candidate["first"]; last: number };

/** Collects words with a capital, line by line. */
export function collectNames() {
  const found = new Map<string, Found>();
  const smallWords = new Set<string>();
  return {
    add({ index, text }: Line): void {
      for (const [word] of text.matchAll(small)) smallWords.add(word);
      for (const match of text.matchAll(capitalised)) {
        const word = bare(match[0]);
        const known = found.get(word);
        if (!known) {
          const first = { line: index, start: match.index, text: around(text, match.index) };
          found.set(word, { characterId: null, lines: 1, first, last: index });
        } else if (known.last !== index) {
          known.lines++;
          known.last = index;
        }
      }
    },
    /** The words that are never written small, most lines first, without those that `entries` read. */
    words(characters: readonly Character[], entries: readonly Reading[]): Candidate[] {
      const owner = new Map(
        characters.flatMap(({ id, name, aliases }) =>
          [name, ...aliases].flatMap((each) => each.split(/\s+/).map((word) => [bare(word), id] as const)),
        ),
      );
      const read = new Set(entries.map(({ written }) => keyOf({ written, exactCase: false })));
      return [...found]
        .filter(([written]) => !smallWords.has(written.toLowerCase()))
        .filter(([written]) => !read.has(keyOf({ written, exactCase: false })))
        .map(([written, { lines, first }]) => ({
          written,
          characterId: owner.get(written) ?? null,
          lines,
          first,
        }))
        .sort((a, b) => b.lines - a.lines || a.first.line - b.first.line || a.first.start - b.first.start);
    },
  };
}

function around(text: string, at: number): string {
  if (text.length <= 2 * SHOWN) return text.trim();
  return text.slice(Math.max(0, at - SHOWN), at + SHOWN).trim();
}
