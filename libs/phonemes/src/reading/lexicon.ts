import type { Entry, LexiconData } from "../data.ts";
import { always, type Reading } from "./reading.ts";
import { type Emphasis, isStressed, spelled } from "./stress.ts";

const PARENTS: readonly (readonly [RegExp, string])[] = [
  [/^VB/, "VERB"],
  [/^NN/, "NOUN"],
  [/^(?:RB|ADV)/, "ADV"],
  [/^(?:JJ|ADJ)/, "ADJ"],
];

/** The word class of a tag: VERB for VBD. */
export const parentTag = (tag: string): string => PARENTS.find(([form]) => form.test(tag))?.[1] ?? tag;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** A word answers to its capitalised form and the other way round, unless that form has an entry. */
function dictionary(data: LexiconData["gold"]) {
  const entries = new Map<string, Entry>();
  for (const word in data) entries.set(word, data[word] ?? "");
  return (word: string): Entry | undefined => {
    const own = entries.get(word);
    if (own !== undefined || word.length < 2) return own;
    const lower = word.toLowerCase();
    if (word === lower) return entries.get(capitalised(word));
    return word === capitalised(word) ? entries.get(lower) : undefined;
  };
}

export type Lexicon = ReturnType<typeof createLexicon>;

/** The words of an accent, gold before silver; what neither has may be an acronym. */
export function createLexicon(data: LexiconData) {
  const gold = dictionary(data.gold);
  const silver = dictionary(data.silver);

  /** The names of a word's letters, or undefined when one has no name. */
  function letters(word: string): Reading | undefined {
    const names = (word.match(/\p{L}/gu) ?? []).map((letter) => gold(letter.toUpperCase()));
    const known = names.filter((name) => typeof name === "string");
    return known.length > 0 && known.length === names.length ? always(spelled(known.join(""))) : undefined;
  }

  /** Whether a word has an entry, or can be read as an acronym. */
  function has(word: string): boolean {
    if (gold(word) !== undefined || silver(word) !== undefined) return true;
    if (!/^[A-Za-z]+$/.test(word)) return false;
    if (word.length === 1 || (word === word.toUpperCase() && gold(word.toLowerCase()) !== undefined))
      return true;
    return word.slice(1) === word.slice(1).toUpperCase();
  }

  /** Null for a part of speech in which the word is spelled out. */
  const variant = (entry: Exclude<Entry, string>, tag: string): string | null =>
    entry[[tag, parentTag(tag)].find((key) => key in entry) ?? "DEFAULT"] ?? null;

  function lookUp(written: string, tag: string, emphasis: Emphasis): Reading | undefined {
    const capitals = written === written.toUpperCase() && gold(written) === undefined;
    const word = capitals ? written.toLowerCase() : written;
    const acronym = capitals && tag === "NNP";
    const entry = gold(word) ?? (acronym ? undefined : silver(word));
    if (entry === undefined) return letters(word);
    if (typeof entry === "string")
      return acronym && !isStressed(entry) ? letters(word) : always(emphasis(entry));
    const usual = variant(entry, tag);
    if (usual === null || (acronym && !isStressed(usual))) return letters(word);
    const final = entry.None ?? usual;
    return ({ sound }) => emphasis(sound === "pause" ? final : usual);
  }

  return {
    gold,
    has,
    isListed: (word: string) => (gold(word) ?? silver(word)) !== undefined,
    letters,
    lookUp,
  };
}
