import type { Entity } from "./characters/entities.ts";
import type { Reference, References } from "./characters/references.ts";
import { ROLES } from "./data/roles.ts";
import { type Doc, wordAt } from "./text/document.ts";

/** How often the text states that a relative is the `kin` of `of`, as in "his sister Anna". */
export interface Kinship {
  of: Entity;
  relative: Entity;
  kin: string;
  count: number;
}

const PLAIN = new Map([
  ["mamma", "mother"],
  ["mama", "mother"],
  ["papa", "father"],
  ["granny", "grandmother"],
  ["grandma", "grandmother"],
  ["grandmamma", "grandmother"],
  ["grandpa", "grandfather"],
]);

/** The kinship that a noun names, or null. */
const kinOf = (low: string): string | null => {
  const code = ROLES.get(low);
  return code?.charAt(2) === "k" && low !== "orphan" ? (PLAIN.get(low) ?? low) : null;
};

const suits = (kin: string, { gender }: Entity, of: Entity): boolean => {
  const own = ROLES.get(kin)?.charAt(0);
  if ((kin === "husband" && of.gender === "male") || (kin === "wife" && of.gender === "female")) return false;
  return !(own === "f" && gender === "male") && !(own === "m" && gender === "female");
};

/** The owner of a phrase that ends in the kin noun at word `noun`: "his", "Ann's", "my". */
const ownerAt = (references: References, reference: Reference, noun: number): Entity | null => {
  if (reference.owner) return reference.owner;
  const before = references.list[references.at[noun - 2] ?? -1];
  return before && before !== reference ? before.entity : null;
};

/** "X, [the eldest] son of Y": Y, with the noun. */
const sonOf = (doc: Doc, { list, at }: References, last: number): { of: Entity; kin: string } | null => {
  if (wordAt(doc, last + 1).gap !== ",") return null;
  for (let i = last + 1; i <= last + 4; i++) {
    if (i > last + 1 && wordAt(doc, i).gap !== "") return null;
    const kin = kinOf(wordAt(doc, i).low);
    if (!kin) continue;
    const parent = list[at[i + 2] ?? -1];
    if (wordAt(doc, i + 1).low !== "of" || !parent?.entity || parent.kind === "pronoun") return null;
    return { of: parent.entity, kin };
  }
  return null;
};

/** The character that the reference names directly. A nominal counts only when it refers to its own bearer. */
const bearerOf = ({ entity, own, kind }: Reference): Entity | null =>
  kind === "pronoun" || !entity || entity.plural || (own && own !== entity) ? null : entity;

/**
 * The kinships that the text states, for each pair of relatives the most frequent noun. Doubtful owners are left out.
 */
export const findKinships = (doc: Doc, references: References): Kinship[] => {
  const { list } = references;
  const byRelative = new Map<Entity, Map<string, Map<Entity, number>>>();
  const note = (of: Entity | null, relative: Entity | null, kin: string | null): void => {
    if (!of || !relative || !kin || of === relative || of.plural || !suits(kin, relative, of)) return;
    const nouns = byRelative.get(relative) ?? new Map<string, Map<Entity, number>>();
    const owners = nouns.get(kin) ?? new Map<Entity, number>();
    owners.set(of, (owners.get(of) ?? 0) + 1);
    byRelative.set(relative, nouns.set(kin, owners));
  };
  list.forEach((reference, i) => {
    const relative = bearerOf(reference);
    if (!relative) return;
    if (reference.kind === "name") {
      const noun = reference.from - 1;
      const kin = wordAt(doc, reference.from).gap === "" ? kinOf(wordAt(doc, noun).low) : null;
      if (kin && (reference.owner || wordAt(doc, noun - 1).low === "'s"))
        note(ownerAt(references, reference, noun), relative, kin);
      const told = sonOf(doc, references, reference.last);
      if (told) note(told.of, relative, told.kin);
      return;
    }
    const kin = kinOf(wordAt(doc, reference.last).low);
    if (!kin) return;
    const genitive = wordAt(doc, reference.first - 1).low === "'s";
    const before = list[references.at[reference.first - 2] ?? -1];
    const owner = reference.owner ?? (genitive ? (before?.entity ?? null) : null);
    if (!owner) return;
    const beside = [list[i - 1], list[i + 1]].find((other, side) => {
      if (other?.kind !== "name" || !other.entity || other.entity === owner) return false;
      const [first, second] = side === 0 ? [other, reference] : [reference, other];
      return second.first === first.last + 1 && wordAt(doc, second.first).gap === ",";
    });
    note(owner, beside?.entity ?? relative, kin);
  });
  const kinships: Kinship[] = [];
  for (const [relative, nouns] of byRelative)
    for (const [kin, owners] of nouns) {
      const top = Math.max(...owners.values());
      for (const [of, count] of owners) if (count * 2 > top) kinships.push({ of, relative, kin, count });
    }
  return kinships;
};
