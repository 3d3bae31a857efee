import type { LexiconEntry } from "./types.ts";

/** The entries that begin with one word: the lengths of what they match, longest first, and the entries themselves. */
interface Beginning {
  readonly lengths: readonly number[];
  readonly entries: ReadonlyMap<string, readonly LexiconEntry[]>;
}

/** Entries by their first word, folded. */
export type Lexicon = ReadonlyMap<string, Beginning>;

const firstWord = /[\p{L}\p{M}\p{N}]+/uy;
const inWord = /^[\p{L}\p{M}\p{N}]/u;
const compiled = new WeakMap<readonly LexiconEntry[], Lexicon>();

/** A text in which the forms of an apostrophe and of a space are one. Its length stays. */
const folded = (text: string): string => text.replaceAll("’", "'").replace(/\s/g, " ");

const startOf = (text: string, at: number): string => {
  firstWord.lastIndex = at;
  return firstWord.exec(text)?.[0].toLowerCase() ?? text.charAt(at);
};

/** Prepares entries for look-up. Empty entries are left out. The first of two entries for the same words is used. */
export function lexiconOf(entries: readonly LexiconEntry[]): Lexicon {
  const known = compiled.get(entries);
  if (known) return known;
  const beginnings = new Map<string, Map<string, LexiconEntry[]>>();
  for (const entry of entries) {
    const written = folded(entry.written.trim());
    if (written === "" || (entry.said === undefined && entry.ipa === undefined)) continue;
    const start = startOf(written, 0);
    const same = beginnings.get(start) ?? new Map<string, LexiconEntry[]>();
    beginnings.set(start, same);
    const key = written.toLowerCase();
    same.set(key, [...(same.get(key) ?? []), { ...entry, written }]);
  }
  const lexicon = new Map<string, Beginning>();
  for (const [start, same] of beginnings) {
    const lengths = new Set([...same.values()].flatMap((list) => list.map(({ written }) => written.length)));
    lexicon.set(start, { lengths: [...lengths].sort((a, b) => b - a), entries: same });
  }
  compiled.set(entries, lexicon);
  return lexicon;
}

/**
 * The longest entry that matches whole words at a place, and where its words end. `isTagged` says whether the word there
 * is of a part of speech. Entries are found by their text, so
 * the time does not grow with their number.
 */
export function lookUp(
  lexicon: Lexicon,
  text: string,
  at: number,
  isTagged: (tag: string) => boolean,
): { readonly end: number; readonly entry: LexiconEntry } | undefined {
  const beginning = lexicon.get(startOf(text, at));
  for (const length of beginning?.lengths ?? []) {
    const end = at + length;
    if (inWord.test(text.slice(end, end + 2)) && inWord.test(text.charAt(end - 1))) continue;
    const there = folded(text.slice(at, end));
    const entry = beginning?.entries
      .get(there.toLowerCase())
      ?.find(
        ({ written, exactCase, partOfSpeech }) =>
          (!exactCase || written === there) && (partOfSpeech === undefined || isTagged(partOfSpeech)),
      );
    if (entry) return { end, entry };
  }
  return undefined;
}
