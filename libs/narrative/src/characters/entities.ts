import type { Age, Gender, Mention } from "../analysis.ts";
import { FEMALE_NAMES, MALE_NAMES } from "../data/given-names.ts";
import { FEMALE_HONORIFICS, MALE_HONORIFICS } from "../data/honorifics.ts";
import { wordSet } from "../data/words.ts";

/** A mention with the words it spans. */
export interface Place extends Mention {
  first: number;
  last: number;
  /** Whether it is in the narration. */
  told: boolean;
}

/** A character during the analysis. */
export interface Entity {
  index: number;
  kind: "name" | "nominal";
  /** Names as keys in lower case, with their counts. */
  forms: Map<string, number>;
  given: Set<string>;
  family: string | null;
  honorifics: Set<string>;
  gender: Gender;
  /** The weights for a woman and for a man. */
  female: number;
  male: number;
  age: Age;
  plural: boolean;
  narrator: boolean;
  /** Head noun and distinguishing adjectives of a nominal. */
  head: string | null;
  /** Of a nominal: the words that distinguish it from others with the same noun. */
  marks: string[];
  count: number;
  places: Place[];
}

export const newEntity = (index: number, kind: Entity["kind"]): Entity => ({
  index,
  kind,
  forms: new Map(),
  given: new Set(),
  family: null,
  honorifics: new Set(),
  gender: "unknown",
  female: 0,
  male: 0,
  age: "unknown",
  plural: false,
  narrator: false,
  head: null,
  marks: [],
  count: 0,
  places: [],
});

/** Titles that belong to men in stories, unless a woman's given name follows. */
const MOSTLY_MALE =
  wordSet(`dr doctor prof professor capt captain col colonel maj major gen general lieut lieutenant lt sgt
  sergeant corporal inspector detective constable judge president governor mayor senator commander admiral commodore ensign
  deacon parson bishop archbishop cardinal pope sheriff officer chancellor vicar pastor canon alderman`);

/** The gender by titles. `given` is the gender of the given name, which overrides an officer's title. */
export const honorificGender = (
  honorifics: Iterable<string>,
  given: "female" | "male" | null,
): "female" | "male" | null => {
  let likely: "male" | null = null;
  for (const title of honorifics) {
    if (FEMALE_HONORIFICS.has(title)) return "female";
    if (MALE_HONORIFICS.has(title)) return "male";
    if (MOSTLY_MALE.has(title)) likely = "male";
  }
  return given ?? likely;
};

/** The usual gender of a given name. */
export const givenGender = (given: string): "female" | "male" | null =>
  FEMALE_NAMES.has(given) ? "female" : MALE_NAMES.has(given) ? "male" : null;
