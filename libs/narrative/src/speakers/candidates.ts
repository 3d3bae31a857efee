import type { Gender } from "../analysis.ts";
import type { Cast } from "../characters/cast.ts";
import type { Entity } from "../characters/entities.ts";
import { Attention, prominence } from "../characters/pronouns.ts";
import { type Doc, wordAt } from "../text/document.ts";
import type { Turn } from "./turns.ts";

/** A character who may speak a turn, with a score by the turn itself. */
export interface Candidate {
  entity: Entity;
  score: number;
}

const MOST = 10;
const SPEAKER_WEIGHT = 0.7;

/** The weights of the evidence for a candidate, in nats. */
export const WEIGHTS = {
  named: 14,
  acting: 4.2,
  nominal: 10,
  actingNominal: 3,
  looseNominal: 2.1,
  looseOther: 3,
  pronounBest: 1.8,
  pronounSalience: 3,
  wrongGender: -9.5,
  unknownGender: -0.6,
  actingPronoun: 0.32,
  addressed: -5,
  spokenOf: -2,
  attention: 1.1,
  frequency: 0.2,
  narrator: 0.55,
  plural: -2,
  nameless: -1.8,
  distant: 0.32,
  besideName: 0.15,
};

type Ranked = { entity: Entity; weight: number }[];

/** How well a pronoun in a cue fits a character: by gender, and by how much the reader has them in mind. */
const pronounScore = (entity: Entity, gender: Gender, ranked: Ranked): number => {
  if (entity.plural || entity.narrator) return WEIGHTS.wrongGender;
  let score = 0;
  if (entity.gender !== gender)
    score +=
      entity.gender === "unknown" || entity.gender === "other" ? WEIGHTS.unknownGender : WEIGHTS.wrongGender;
  const agreeing = ranked.filter(
    (r) => !r.entity.plural && (r.entity.gender === gender || r.entity.gender === "unknown"),
  );
  if (agreeing[0]?.entity === entity) score += WEIGHTS.pronounBest;
  const own = agreeing.find((r) => r.entity === entity)?.weight ?? 0;
  return score + WEIGHTS.pronounSalience * own;
};

const cueScore = (entity: Entity, turn: Turn, ranked: Ranked, named: boolean): number => {
  let score = 0;
  const byName = turn.cues.some(({ reference, told }) => told && reference.kind === "name");
  for (const { reference, told, distant } of turn.cues) {
    const { pronoun, kind } = reference;
    const reach = (distant ? WEIGHTS.distant : 1) * (byName && kind !== "name" ? WEIGHTS.besideName : 1);
    const weak = (told ? 1 : 0.5) * reach;
    if (pronoun?.plural) continue;
    if (pronoun?.person === 1) score += entity.narrator ? reach * (told ? WEIGHTS.named : WEIGHTS.acting) : 0;
    else if (pronoun)
      score += reach * (told ? 1 : WEIGHTS.actingPronoun) * pronounScore(entity, pronoun.gender, ranked);
    else if (reference.entity === entity) {
      const titled = kind === "nominal" && !reference.loose && entity.kind === "name";
      if (kind === "name" || titled) score += reach * (told ? WEIGHTS.named : WEIGHTS.acting);
      else if (reference.loose && named && !reference.fresh) score += weak * WEIGHTS.looseNominal;
      else score += reach * (told ? WEIGHTS.nominal : WEIGHTS.actingNominal);
    } else if (reference.loose && reference.own && entity.kind === "name") {
      const { gender } = reference.own;
      const own = ranked.find((r) => r.entity === entity)?.weight ?? 0;
      if (gender === entity.gender || gender === "unknown") score += weak * WEIGHTS.looseOther * own;
    }
  }
  return score;
};

/**
 * The candidates for each turn, from cues in the narration, attention and vocatives. `speakerAt` returns a speaker that
 * is already known.
 */
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
      if (reference.entity && (reference.told || reference.kind !== "pronoun"))
        attention.note(
          reference.entity,
          reference.kind === "pronoun" ? 0.6 : prominence(doc, reference),
          at(reference.first),
        );
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
    if (last && turn.paragraph - last.lastParagraph <= 4)
      for (const { entity } of before.slice(0, 4)) pool.add(entity);
    if (narrator) pool.add(narrator);
    const scored = [...pool].map((entity): Candidate => {
      let score = cueScore(entity, turn, ranked, named);
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
