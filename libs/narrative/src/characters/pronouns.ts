import type { Gender } from "../analysis.ts";
import { type Doc, wordAt } from "../text/document.ts";
import type { Word } from "../text/words.ts";
import type { Entity } from "./entities.ts";
import type { Reference, References } from "./references.ts";

/** A character in focus: how strongly, at which sentence. */
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

/** The characters that a reader has in mind; their weights fade sentence by sentence. */
export class Attention {
  #focus: Focus[] = [];

  /** All characters of the gender that are in mind at a sentence, strongest first. */
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

/** How much weight a mention in the narration gives its bearer: a subject gets the most. */
export const prominence = (doc: Doc, reference: Reference): number => {
  const before = wordAt(doc, reference.first - 1);
  const here = wordAt(doc, reference.first);
  if (!reference.told) return 0.25;
  if (wordAt(doc, reference.last + 1).low === "'s") return 0.55;
  if (here.gap === "" && PREPOSITIONS.has(before.low)) return 0.6;
  return here.first || here.gap !== "" ? 1 : 0.85;
};

/** The facts about the cast that resolving needs. */
interface Known {
  references: References;
  narrator: Entity | null;
  named: boolean;
  /** Titles that only one named character has, so that "the colonel" is that character. */
  bearers: ReadonlyMap<string, Entity>;
  spouses: ReadonlyMap<Entity, Entity>;
  clock: Float64Array;
}

const OWN_WEIGHT = 1.2;
const LEAST_WEIGHT = 0.3;

const KIN = /(?:mother|father|sister|brother|son|daughter|wife|husband|uncle|aunt|mamma|papa)$/;
const MARRIED = /^(?:wife|lady|husband)$/;

/**
 * The character that "the girl" or "the major" refers to in a text with names: a fitting one in mind, or a separate
 * character.
 */
const whoIs = (
  doc: Doc,
  reference: Reference,
  attention: Attention,
  { named, bearers, spouses }: Known,
  sentence: number,
): Entity | null => {
  const { own } = reference;
  if (!own) return null;
  const head = wordAt(doc, reference.last).low;
  const ranked = attention.ranked(own.gender === "unknown" ? null : own.gender, sentence);
  const spouse = reference.owner && MARRIED.test(head) ? spouses.get(reference.owner) : undefined;
  if (spouse) {
    reference.loose = false;
    return spouse;
  }
  const titled = ranked.find(({ entity }) => entity.kind === "name" && entity.honorifics.has(head));
  if (titled) return titled.entity;
  const only = bearers.get(head);
  if (only) return only;
  if (!named || !reference.loose) return own;
  const mine = (ranked.find(({ entity }) => entity === own)?.weight ?? 0) * OWN_WEIGHT;
  const other = ranked.find(
    ({ entity }) =>
      entity.kind === "name" && !entity.plural && entity.gender !== "unknown" && entity !== reference.owner,
  );
  const fitting = other && other.weight > LEAST_WEIGHT && other.weight > mine ? other.entity : own;
  return fitting === reference.owner && KIN.test(head) ? own : fitting;
};

const TALK = 0.2;

/** The progress of the story at each sentence: 1 for a sentence of narration, little for one of talk. */
export const storyClock = (doc: Doc): Float64Array => {
  const clock = new Float64Array(doc.sentences.length + 1);
  let sentence = -1;
  let now = 0;
  for (const word of doc.words) {
    if (word.sentence === sentence) continue;
    sentence = word.sentence;
    now += word.quote < 0 ? 1 : TALK;
    clock[sentence] = now;
  }
  return clock;
};

const OWNERS = new Map<string, Gender>([
  ["his", "male"],
  ["her", "female"],
]);

/** The character that "his", "her" or "my" at the start of a phrase refers to. */
const ownerOf = (
  word: Word,
  reference: Reference,
  attention: Attention,
  narrator: Entity | null,
  now: number,
  speakerAt: (quote: number) => Entity | null,
): Entity | null => {
  if (word.low === "my") return reference.told ? narrator : speakerAt(word.quote);
  const gender = OWNERS.get(word.low);
  if (!gender || !reference.told) return null;
  const others = attention
    .ranked(gender, now)
    .filter(({ entity }) => entity !== reference.entity && entity !== reference.own);
  return others[0]?.entity ?? null;
};

/**
 * Resolves "he" and "she" in the narration to the character most in mind, "I" to the narrator, and loose nominals to
 * names.
 */
export const resolvePronouns = (
  doc: Doc,
  known: Known,
  speakerAt: (quote: number) => Entity | null,
): void => {
  const { references, narrator, clock } = known;
  const attention = new Attention();
  let noted = -1;
  for (const reference of references.list) {
    const word = wordAt(doc, reference.first);
    const { pronoun } = reference;
    const now = clock[word.sentence] ?? 0;
    if (word.quote > noted) {
      noted = word.quote;
      const speaker = speakerAt(word.quote);
      if (speaker) attention.note(speaker, 0.9, now);
    }
    if (!pronoun) {
      reference.owner = ownerOf(word, reference, attention, narrator, now, speakerAt);
      if (reference.own && !reference.own.plural && reference.told && !reference.fresh)
        reference.entity = whoIs(doc, reference, attention, known, now);
      else if (reference.own && !reference.told && wordAt(doc, reference.last).capital)
        reference.entity = known.bearers.get(wordAt(doc, reference.last).low) ?? reference.own;
      if (reference.entity) attention.note(reference.entity, prominence(doc, reference), now);
      continue;
    }
    if (pronoun.person === 1) {
      reference.entity = reference.told ? narrator : speakerAt(word.quote);
      continue;
    }
    if (pronoun.plural || !reference.told) continue;
    const [best] = attention.ranked(pronoun.gender, now);
    reference.entity = best && best.weight > 0.05 ? best.entity : null;
    if (reference.entity) attention.note(reference.entity, word.first ? 0.7 : 0.4, now);
  }
};
