import { PERSON_MODEL } from "../data/person-model.ts";
import { wordSet } from "../data/words.ts";
import type { Doc } from "../text/document.ts";
import { wordAt } from "../text/document.ts";
import type { Casing, Chunk } from "./chunks.ts";
import { EVIDENCE, gatherEvidence } from "./evidence.ts";

/** Below it a form is no name; a little under even odds, as a missed name costs more than a false one. */
const CUT = -0.3;
const WEIGHTS = EVIDENCE.map((name) => PERSON_MODEL[name] ?? 0);

/** The chunks that name persons, by the evidence on each form of name in the whole text. */
export const findPersons = (doc: Doc, casing: Casing, chunks: readonly Chunk[]): Chunk[] => {
  const evidence = gatherEvidence(doc, casing, chunks);
  const names = new Set<string>();
  for (const [key, features] of evidence) if (features.reduce((sum, x, i) => sum + x * (WEIGHTS[i] ?? 0), 0) > CUT) names.add(key);
  return chunks.filter(({ key, core }) => core.length > 0 && names.has(key));
};

const EPITHETS = wordSet(`old poor young little dear dearest good great late lovely fair sweet wicked honest noble brave gentle
  worthy fat big tall beautiful pretty sainted`);
const BEFORE = wordSet("the this that my our your his her their a an");
const NOT_ADJECTIVE = wordSet(`of and or in on at to from with for by as but was were is are had has have be been said then
  when who which that not it he she they i you we him them us do did me so there if than one`);

/** Index of the first word of the whole phrase about a name: "the late John Gray", "poor Ann", "her cousin Tom". */
export const phraseStart = (doc: Doc, chunk: Chunk): number => {
  let first = chunk.first;
  for (let k = chunk.first - 1; k >= chunk.first - 4; k--) {
    const word = wordAt(doc, k);
    const next = wordAt(doc, k + 1);
    if (next.gap !== "" || word.quote !== next.quote || word.paragraph !== next.paragraph || word.low === "'s") break;
    if (BEFORE.has(word.low)) return k;
    if (NOT_ADJECTIVE.has(word.low) || (word.capital && !word.first)) break;
    if (EPITHETS.has(word.low) && first === k + 1) first = k;
  }
  return first;
};
