import type { Gender } from "../analysis.ts";
import { type Doc, wordAt } from "../text/document.ts";
import type { Entity } from "./entities.ts";
import type { Reference, References } from "./references.ts";

/** Somebody in focus: how strongly, at which sentence. */
interface Focus {
  entity: Entity;
  weight: number;
  sentence: number;
}

const DECAY = 0.72;
const KEPT = 10;
const PREPOSITIONS = new Set([
  "of",
  "to",
  "with",
  "at",
  "for",
  "from",
  "by",
  "in",
  "on",
  "upon",
  "about",
  "after",
  "before",
  "towards",
  "toward",
  "against",
  "beside",
  "near",
  "than",
  "like",
]);

const agrees = (entity: Entity, gender: Gender): number => {
  if (entity.plural) return 0;
  if (entity.gender === gender) return 1;
  return entity.gender === "unknown" ? 0.5 : entity.gender === "other" ? 0.4 : 0;
};

/** The people a reader has in mind, fading sentence by sentence. */
export class Attention {
  #focus: Focus[] = [];

  /** Everybody of the gender in mind at a sentence, strongest first. */
  ranked(gender: Gender | null, sentence: number): { entity: Entity; weight: number }[] {
    return this.#focus
      .map(({ entity, weight, sentence: then }) => ({
        entity,
        weight: weight * DECAY ** Math.max(0, sentence - then) * (gender ? agrees(entity, gender) : 1),
      }))
      .filter(({ weight }) => weight > 0.02)
      .sort((a, b) => b.weight - a.weight);
  }

  note(entity: Entity, weight: number, sentence: number): void {
    const known = this.#focus.find((f) => f.entity === entity);
    if (known) {
      known.weight = Math.min(
        2,
        weight + known.weight * DECAY ** Math.max(0, sentence - known.sentence) * 0.6,
      );
      known.sentence = sentence;
      return;
    }
    this.#focus.push({ entity, weight, sentence });
    if (this.#focus.length > KEPT) {
      this.#focus.sort(
        (a, b) => b.weight * DECAY ** (b.sentence - sentence) - a.weight * DECAY ** (a.sentence - sentence),
      );
      this.#focus.length = KEPT;
    }
  }
}

/** How much a mention in the narration puts its bearer in mind: a subject most. */
export const prominence = (doc: Doc, reference: Reference): number => {
  const before = wordAt(doc, reference.first - 1);
  const here = wordAt(doc, reference.first);
  if (!reference.told) return 0.25;
  if (wordAt(doc, reference.last + 1).low === "'s") return 0.55;
  if (here.gap === "" && PREPOSITIONS.has(before.low)) return 0.6;
  return here.first || here.gap !== "" ? 1 : 0.85;
};

/** Resolves the narration's he and she to the one most in mind, and its I to the narrator. */
export const resolvePronouns = (
  doc: Doc,
  references: References,
  narrator: Entity | null,
  speakerAt: (quote: number) => Entity | null,
): void => {
  const attention = new Attention();
  let noted = -1;
  for (const reference of references.list) {
    const word = wordAt(doc, reference.first);
    const { pronoun } = reference;
    if (word.quote > noted) {
      noted = word.quote;
      const speaker = speakerAt(word.quote);
      if (speaker) attention.note(speaker, 0.9, word.sentence);
    }
    if (!pronoun) {
      if (reference.entity) attention.note(reference.entity, prominence(doc, reference), word.sentence);
      continue;
    }
    if (pronoun.person === 1) {
      reference.entity = reference.told ? narrator : speakerAt(word.quote);
      continue;
    }
    if (pronoun.plural || !reference.told) continue;
    const [best] = attention.ranked(pronoun.gender, word.sentence);
    reference.entity = best && best.weight > 0.05 ? best.entity : null;
    if (reference.entity) attention.note(reference.entity, word.first ? 0.7 : 0.4, word.sentence);
  }
};
