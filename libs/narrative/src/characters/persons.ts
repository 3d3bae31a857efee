import { PERSON_MODEL } from "../data/person-model.ts";
import { ROLES } from "../data/roles.ts";
import { wordSet } from "../data/words.ts";
import { type Doc, wordAt } from "../text/document.ts";
import type { Casing, Chunk } from "./chunks.ts";
import { EVIDENCE, gatherEvidence } from "./evidence.ts";

/**
 * A form with a lower score is not a name. It is a little under even odds, as a missed name costs more than a false
 * one.
 */
const CUT = -0.35;
/** "said the Hatter": LitBank has too few examples to learn from, so the weight is set by hand. */
const SPOKEN = EVIDENCE.indexOf("theSpeech");
const SPOKEN_WEIGHT = 5.5;
/** "I think, Watson, …": places are seldom addressed. */
const CALLED = EVIDENCE.indexOf("vocative");
const CALLED_WEIGHT = 0.6;
/** "…," Irish laughed: the subject of a speech tag is a person, even if the word has another meaning. */
const TAGGED = EVIDENCE.indexOf("tagged");
const TAGGED_WEIGHT = 2;

const WEIGHTS = EVIDENCE.map((name) => PERSON_MODEL[name] ?? 0);

const score = (features: readonly number[]): number => {
  const told =
    Math.min(1, 4 * (features[SPOKEN] ?? 0)) * SPOKEN_WEIGHT +
    (features[CALLED] ?? 0) * CALLED_WEIGHT +
    Math.min(1, 4 * (features[TAGGED] ?? 0)) * TAGGED_WEIGHT;
  return features.reduce((sum, x, i) => sum + x * (WEIGHTS[i] ?? 0), told);
};

const at = (features: readonly number[], name: (typeof EVIDENCE)[number]): number =>
  features[EVIDENCE.indexOf(name)] ?? 0;

/**
 * For German, where every noun has a capital. It accepts a title, a given name, or a word that mostly has no article
 * and speaks or is addressed.
 */
const isGermanName = (features: readonly number[]): boolean => {
  const article = at(features, "the");
  if (at(features, "title") > 0) return true;
  if (at(features, "given") > 0 && at(features, "single") === 1) return article < 0.4;
  const speaks = at(features, "speechAfter") + at(features, "speechBefore");
  const count = Math.exp(at(features, "often"));
  if (at(features, "single") === 0 || count < 2.5) return false;
  return article < 0.5 && (speaks * count >= 0.9 || (article < 0.3 && at(features, "vocative") * count >= 2));
};

/** Whether the words before announce a name: "call me Ann", "a man named Gray". */
const isIntroduced = (doc: Doc, first: number): boolean => {
  const [a, b, c] = [3, 2, 1].map((back) => wordAt(doc, first - back).low);
  if (wordAt(doc, first).gap !== "") return false;
  return (
    (/^call(?:ed)?$/.test(b ?? "") && /^(?:me|him|her)$/.test(c ?? "")) ||
    (/^(?:my|his|her)$/.test(a ?? "") && b === "name" && /^(?:is|was)$/.test(c ?? ""))
  );
};

/** The chunks that are names of persons, by the evidence on each form of name in the whole text. */
export const findPersons = (doc: Doc, casing: Casing, chunks: readonly Chunk[]): Chunk[] => {
  const evidence = gatherEvidence(doc, casing, chunks);
  const german = doc.language === "de";
  const names = new Set<string>();
  for (const [key, features] of evidence)
    if (german ? isGermanName(features) : score(features) > CUT) names.add(key);
  const words = new Set<string>();
  for (const { key, core, first } of chunks) {
    if (isIntroduced(doc, first)) names.add(key);
    if (names.has(key)) for (const word of core) words.add(word);
  }
  return chunks.filter(({ key, core, first }) => {
    const only = core.length === 1 ? (core[0] ?? "") : "";
    const family = only.endsWith("s") && words.has(only.slice(0, -1)) && wordAt(doc, first - 1).low === "the";
    return core.length > 0 && (names.has(key) || family);
  });
};

const EPITHETS =
  wordSet(`old poor young little dear dearest good great late lovely fair sweet wicked honest noble brave gentle
  worthy fat big tall beautiful pretty sainted`);
const BEFORE = wordSet("the my our your his her their");
const ADJECTIVE = /(?:ed|ous|ful|ish|ive|less|able|ible|ent|ic|ing)$/;

/** Index of the first word of the whole noun phrase of a name: "the late John Gray", "poor Ann", "her cousin Tom". */
export const phraseStart = (doc: Doc, chunk: Chunk): number => {
  let first = chunk.first;
  for (let k = chunk.first - 1; k >= chunk.first - 4; k--) {
    const word = wordAt(doc, k);
    const next = wordAt(doc, k + 1);
    if (next.gap !== "" || word.quote !== next.quote || word.paragraph !== next.paragraph) break;
    if (BEFORE.has(word.low)) return word.low === "my" && next.low === "dear" ? chunk.first : k;
    if (EPITHETS.has(word.low)) first = first === k + 1 ? k : first;
    else if (word.capital || !(ADJECTIVE.test(word.low) || (k === chunk.first - 1 && ROLES.has(word.low))))
      break;
  }
  return first;
};
