import type { Reading } from "./rule.ts";
import type { LexiconEntry } from "./types.ts";

/** Entries by their first word, in lower case, longest first. */
export type Lexicon = ReadonlyMap<string, readonly LexiconEntry[]>;

const firstWord = /[\p{L}\p{M}\p{N}]+/uy;
const compiled = new WeakMap<readonly LexiconEntry[], Lexicon>();

const startOf = (text: string, at: number): string => {
  firstWord.lastIndex = at;
  return firstWord.exec(text)?.[0].toLowerCase() ?? text.charAt(at);
};

/** Prepares entries for look-up. Empty entries are left out. The first of two entries for the same words is used. */
export function lexiconOf(entries: readonly LexiconEntry[]): Lexicon {
  const known = compiled.get(entries);
  if (known) return known;
  const lexicon = new Map<string, LexiconEntry[]>();
  for (const entry of entries) {
    const written = entry.written.trim();
    if (written === "") continue;
    const key = startOf(written, 0);
    const list = lexicon.get(key) ?? [];
    lexicon.set(key, list);
    list.push({ ...entry, written });
  }
  for (const list of lexicon.values()) list.sort((a, b) => b.written.length - a.written.length);
  compiled.set(entries, lexicon);
  return lexicon;
}

/** The reading of the longest entry that matches whole words at a place. What it says is not looked up again. */
export function lookUp(lexicon: Lexicon, text: string, at: number): Reading | undefined {
  for (const { written, said, exactCase } of lexicon.get(startOf(text, at)) ?? []) {
    const end = at + written.length;
    const there = text.slice(at, end);
    const same = exactCase ? there === written : there.toLowerCase() === written.toLowerCase();
    if (same && !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(end, end + 2))) return { end, said };
  }
  return undefined;
}
