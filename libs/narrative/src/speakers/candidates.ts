import type { Entity } from "../characters/entities.ts";
import { Attention, prominence } from "../characters/pronouns.ts";
import type { Cast } from "../characters/cast.ts";
import { type Doc, wordAt } from "../text/document.ts";
import type { Turn } from "./turns.ts";

/** Somebody who may speak a turn, with how well the turn itself speaks for it. */
export interface Candidate {
  entity: Entity;
  score: number;
}

const MOST = 10;
const SPEAKER_WEIGHT = 0.7;

/** Weights of what speaks for a candidate, in nats. */
export const WEIGHTS = {
  named: 9,
  acting: 3.2,
  nominal: 6,
  looseNominal: 3,
  looseOther: 2.2,
  pronounBest: 2.6,
  pronounSalience: 2.2,
  wrongGender: -7,
  unknownGender: -0.6,
  actingPronoun: 0.45,
  addressed: -5,
  spokenOf: -1.6,
  attention: 1.6,
  frequency: 0.35,
  neverTold: -1,
  narrator: 0.4,
  plural: -2,
  nameless: -1,
};

type Ranked = { entity: Entity; weight: number }[];

const cueScore = (entity: Entity, turn: Turn, ranked: Ranked): number => {
  let score = 0;
  for (const { reference, told } of turn.cues) {
    const { pronoun } = reference;
    if (pronoun?.person === 1) score += entity.narrator ? (told ? WEIGHTS.named : WEIGHTS.acting) : 0;
    else if (pronoun?.plural) continue;
    else if (pronoun) {
      const strength = told ? 1 : WEIGHTS.actingPronoun;
      if (entity.plural || entity.narrator) score += WEIGHTS.wrongGender * strength;
      else if (entity.gender !== pronoun.gender)
        score +=
          strength *
          (entity.gender === "unknown" || entity.gender === "other"
            ? WEIGHTS.unknownGender
            : WEIGHTS.wrongGender);
      const agreeing = ranked.filter(
        (r) => !r.entity.plural && (r.entity.gender === pronoun.gender || r.entity.gender === "unknown"),
      );
      const best = agreeing[0];
      if (best?.entity === entity) score += WEIGHTS.pronounBest * strength;
      const own = agreeing.find((r) => r.entity === entity)?.weight ?? 0;
      score += strength * WEIGHTS.pronounSalience * own;
    } else if (reference.kind === "name")
      score += reference.entity === entity ? (told ? WEIGHTS.named : WEIGHTS.acting) : 0;
    else if (reference.entity === entity)
      score += (told ? 1 : 0.5) * (reference.loose ? WEIGHTS.looseNominal : WEIGHTS.nominal);
    else if (reference.loose && reference.entity && entity.kind === "name" && !reference.entity.plural) {
      const { gender } = reference.entity;
      const own = ranked.find((r) => r.entity === entity)?.weight ?? 0;
      if (gender === entity.gender || gender === "unknown")
        score += (told ? 1 : 0.5) * WEIGHTS.looseOther * own;
    }
  }
  return score;
};

/** Who may speak each turn, from cues in the narration, attention and vocatives; `speakerAt` tells what is known already. */
export const findCandidates = (
  doc: Doc,
  { references, narrator, named, clock }: Cast,
  turns: readonly Turn[],
  speakerAt: (quote: number) => Entity | null,
): Candidate[][] => {
  const attention = new Attention();
  let next = 0;
  let talked = -1;
  const at = (word: number): number => clock[wordAt(doc, word).sentence] ?? 0;
  const walk = (until: number): void => {
    for (; next < references.list.length; next++) {
      const reference = references.list[next];
      if (!reference || reference.first >= until) return;
      const { quote } = wordAt(doc, reference.first);
      if (quote > talked) {
        talked = quote;
        const speaker = speakerAt(quote);
        if (speaker) attention.note(speaker, SPEAKER_WEIGHT, at(reference.first));
      }
      if (reference.entity && (reference.told || reference.kind !== "pronoun")) attention.note(reference.entity, reference.kind === "pronoun" ? 0.6 : prominence(doc, reference), at(reference.first));
    }
  };
  let before: Candidate[] = [];
  return turns.map((turn, t) => {
    walk(turn.at);
    const ranked = attention.ranked(null, at(turn.at));
    const pool = new Set<Entity>(ranked.map(({ entity }) => entity));
    for (let k = Math.max(0, t - 6); k <= Math.min(turns.length - 1, t + 3); k++) {
      const near = turns[k];
      if (!near || Math.abs(near.paragraph - turn.paragraph) > 10) continue;
      for (const { reference } of near.cues) if (reference.entity) pool.add(reference.entity);
      if (k !== t) for (const entity of near.addressed) pool.add(entity);
    }
    const last = turns[t - 1];
    if (last && turn.paragraph - last.lastParagraph <= 4) for (const { entity } of before.slice(0, 4)) pool.add(entity);
    if (narrator) pool.add(narrator);
    const scored = [...pool].map((entity): Candidate => {
      let score = cueScore(entity, turn, ranked);
      if (turn.addressed.includes(entity)) score += WEIGHTS.addressed;
      if (turn.spokenOf.includes(entity)) score += WEIGHTS.spokenOf;
      score += WEIGHTS.attention * Math.min(1, ranked.find((r) => r.entity === entity)?.weight ?? 0);
      score += WEIGHTS.frequency * Math.log(1 + entity.count);
      if (entity.plural) score += WEIGHTS.plural;
      else if (entity.kind === "nominal" && !entity.narrator && named) score += WEIGHTS.nameless;
      if (entity.narrator) score += WEIGHTS.narrator;
      return { entity, score };
    });
    before = scored.sort((a, b) => b.score - a.score || a.entity.index - b.entity.index).slice(0, MOST);
    return before;
  });
};
