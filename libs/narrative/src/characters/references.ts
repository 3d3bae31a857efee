import type { Gender } from "../analysis.ts";
import { FOREIGN_PRONOUNS } from "../data/languages.ts";
import type { Doc } from "../text/document.ts";
import type { Entity } from "./entities.ts";

/** The properties that a pronoun gives of its referent. */
export interface Pronoun {
  gender: Gender;
  person: 1 | 2 | 3;
  plural: boolean;
}

/** A place where a character is referred to, by word index; `entity` is null while a pronoun is unresolved. */
export interface Reference {
  first: number;
  /** The index at which the name itself begins, after article and epithets. */
  from: number;
  last: number;
  kind: "name" | "nominal" | "pronoun";
  entity: Entity | null;
  /** Of a nominal: the bearer of exactly this description, even if it refers to another character here. */
  own: Entity | null;
  pronoun: Pronoun | null;
  /** Whether it is in the narration. */
  told: boolean;
  /** Of a nominal: whether it may describe a character with a name. */
  loose: boolean;
  /** Of a phrase that begins with "his", "her" or "my": the character that this refers to. */
  owner: Entity | null;
  /** Of a nominal: whether its article introduces a new character, "a man". */
  fresh: boolean;
}

/** The references in order, and for each word the index of its reference, -1 for none. */
export interface References {
  list: Reference[];
  at: Int32Array;
}

const PRONOUNS = new Map<string, Pronoun>();
const define = (words: string, gender: Gender, person: 1 | 2 | 3, plural: boolean): void => {
  for (const word of words.split(" ")) PRONOUNS.set(word, { gender, person, plural });
};
define("he him his himself", "male", 3, false);
define("she her hers herself", "female", 3, false);
define("i me my mine myself", "unknown", 1, false);
define("they them their theirs themselves", "unknown", 3, true);

/** The pronouns of a language, by word. */
const pronounsOf = (language: string): ReadonlyMap<string, Pronoun> => {
  const own = FOREIGN_PRONOUNS[language];
  if (!own) return PRONOUNS;
  const pronouns = new Map<string, Pronoun>();
  for (const gender of ["male", "female"] as const)
    for (const word of own[gender]) pronouns.set(word, { gender, person: 3, plural: false });
  return pronouns;
};

/** Merges names and nominals with the text's pronouns into one list in order. */
export const gatherReferences = (doc: Doc, found: Reference[]): References => {
  const pronouns = pronounsOf(doc.language);
  const at = new Int32Array(doc.words.length).fill(-1);
  const list: Reference[] = [];
  const sorted = found.toSorted((a, b) => a.first - b.first || b.last - a.last);
  let next = 0;
  doc.words.forEach((word, i) => {
    if ((at[i] ?? -1) >= 0) return;
    while ((sorted[next]?.first ?? Infinity) < i) next++;
    const here = sorted[next];
    if (here && here.first === i) {
      at.fill(list.length, here.first, here.last + 1);
      list.push(here);
      next++;
      return;
    }
    const pronoun = pronouns.get(word.low);
    if (!pronoun || doc.headings[word.paragraph]) return;
    at[i] = list.length;
    list.push({
      first: i,
      from: i,
      last: i,
      kind: "pronoun",
      entity: null,
      own: null,
      pronoun,
      owner: null,
      told: word.quote < 0,
      loose: false,
      fresh: false,
    });
  });
  return { list, at };
};
