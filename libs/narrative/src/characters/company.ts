import { SPEECH_VERBS } from "../data/speech-verbs.ts";
import { type Doc, wordAt } from "../text/document.ts";
import type { Chunk } from "./chunks.ts";
import type { Entity } from "./entities.ts";

/** Which names occur together in one sentence, or speak in turn. Two people do that often, one person seldom. */
export interface Company {
  /**
   * Whether a form of name occurs too often beside a character to be the same person; for a nickname the limit is
   * lower.
   */
  apart(form: { key: string; core: readonly string[] }, entity: Entity): boolean;
  /** The number of sentences in which a form of name occurs beside the names of a character. */
  together(key: string, entity: Entity): number;
}

const MOST_PER_SENTENCE = 8;
const COORDINATED = 3;
const LEAST = 3;
const SHARE = 0.06;

const partOf = (a: string, b: string): boolean => {
  const words = new Set(b.split(" "));
  return a.split(" ").every((word) => words.has(word));
};

/** Whether the name has a verb of speech directly before or after it in the narration. */
const tagsSpeech = (doc: Doc, { first, last }: Chunk): boolean =>
  SPEECH_VERBS.has(wordAt(doc, last + 1).low) ||
  (SPEECH_VERBS.has(wordAt(doc, first - 1).low) && wordAt(doc, first - 2).quote >= 0);

/** Counts which names of a text occur together. */
export const keptCompany = (doc: Doc, chunks: readonly Chunk[]): Company => {
  const pairs = new Map<string, Map<string, number>>();
  const counts = new Map<string, number>();
  const note = (a: string, b: string, weight: number): void => {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      const row = pairs.get(x) ?? new Map<string, number>();
      row.set(y, (row.get(y) ?? 0) + weight);
      pairs.set(x, row);
    }
  };
  let sentence = -1;
  let seen: Chunk[] = [];
  let tag: Chunk | null = null;
  for (const chunk of chunks) {
    counts.set(chunk.key, (counts.get(chunk.key) ?? 0) + 1);
    const word = wordAt(doc, chunk.first);
    if (word.quote >= 0) continue;
    if (word.sentence !== sentence) {
      sentence = word.sentence;
      seen = [];
    }
    if (tagsSpeech(doc, chunk)) {
      const apart = tag ? word.paragraph - wordAt(doc, tag.first).paragraph : 0;
      if (tag && apart >= 1 && apart <= 2 && tag.key !== chunk.key) note(tag.key, chunk.key, 1);
      tag = chunk;
    }
    if (seen.length >= MOST_PER_SENTENCE || seen.some(({ key }) => key === chunk.key)) continue;
    for (const other of seen) {
      const joined = chunk.first - other.last === 2 && wordAt(doc, other.last + 1).low === "and";
      note(chunk.key, other.key, joined ? COORDINATED : 1);
    }
    seen.push(chunk);
  }
  const total = (keys: Iterable<string>): number =>
    [...keys].reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
  return {
    apart({ key, core }, entity) {
      const nickname =
        core[0] !== undefined &&
        entity.given.size > 0 &&
        !entity.given.has(core[0]) &&
        entity.family !== core[0];
      const own = new Set(core.length > 1 ? [key, core[0] ?? ""] : [key]);
      if (nickname && core.length > 1)
        for (const title of ["mr", "sir"]) own.add(`${title} ${core[0]}`).add(`${title} ${core.at(-1)}`);
      const others = new Set([...entity.forms.keys(), ...entity.given]);
      let together = 0;
      for (const a of own) {
        const row = pairs.get(a);
        if (row) for (const b of others) if (!partOf(a, b) && !partOf(b, a)) together += row.get(b) ?? 0;
      }
      const wife = core.length === 1 && key.startsWith("mrs ");
      const ease = nickname || wife ? 0.35 : 1;
      return together >= LEAST * ease && together >= SHARE * ease * Math.min(total(own), total(others));
    },
    together(key, entity) {
      const row = pairs.get(key);
      let sum = 0;
      if (row) for (const form of entity.forms.keys()) sum += form === key ? 0 : (row.get(form) ?? 0);
      return sum;
    },
  };
};
