import { accentCost, accentFor } from "./accent.ts";
import { creatureCost } from "./creatures.ts";
import { ageCost, cheapest, genderCost } from "./fit.ts";
import type { Character } from "./script.ts";
import { familyOf, isNarrating, likeness, type Voice } from "./voice.ts";

/** The costs of a choice. A more important reason outweighs all less important ones together. */
const COST = {
  narrators: 1000,
  gender: 400,
  conversation: 150,
  stranger: 70,
  taken: 60,
  accent: 25,
  partnerAlike: 20,
  creature: 16,
  age: 8,
  alike: 6,
  teller: 4,
};

/** The voices that a cast uses so far. */
export interface VoicesInUse {
  readonly narratorId: string;
  readonly voices: ReadonlyMap<string, Voice>;
  add(voiceId: string): void;
  /** How many characters have a voice. */
  count(voice: Voice): number;
  /** How alike a voice is to the nearest other one in use, 0 to 1. */
  nearest(voice: Voice): number;
}

/** The narrator's voice is in use from the beginning. Each voice is compared once, so that large casts take no time. */
export function voicesInUse(voices: ReadonlyMap<string, Voice>, narratorId: string): VoicesInUse {
  const counts = new Map<string, number>();
  const nearest = new Map<string, number>();
  const compare = (id: string): void => {
    const used = voices.get(id);
    for (const voice of used ? voices.values() : [])
      if (used && voice !== used)
        nearest.set(voice.id, Math.max(nearest.get(voice.id) ?? 0, likeness(voice, used)));
  };
  compare(narratorId);
  return {
    narratorId,
    voices,
    add(id) {
      const count = counts.get(id) ?? 0;
      counts.set(id, count + 1);
      if (count === 0) compare(id);
    },
    count: (voice) => counts.get(voice.id) ?? 0,
    nearest: (voice) => nearest.get(voice.id) ?? 0,
  };
}

/** What decides the voice of a character. */
export interface Choice {
  readonly character: Character;
  /** The best first. */
  readonly voices: readonly Voice[];
  readonly language: string;
  readonly inUse: VoicesInUse;
  /** The voices that other characters had before. */
  readonly promised: ReadonlySet<string>;
  /** The voices of those with whom the character talks. */
  readonly others: readonly string[];
}

/** The voice that fits a character best. */
export function chooseVoice({ character, voices, language, inUse, promised, others }: Choice): Voice {
  const accent = accentFor(character, language);
  const partners = [...new Set(others)].flatMap((id) => inUse.voices.get(id) ?? []);
  const [first] = voices;
  return cheapest(voices, (voice) => {
    const partnerAlike = partners.reduce((most, other) => Math.max(most, likeness(voice, other)), 0);
    return (
      (voice.id === inUse.narratorId ? COST.narrators : 0) +
      COST.gender * genderCost(character, voice) +
      (partners.includes(voice) ? COST.conversation : COST.partnerAlike * partnerAlike) +
      COST.taken * (inUse.count(voice) || (promised.has(voice.id) ? 0.5 : 0)) +
      COST.accent * accentCost(voice.language, accent) +
      COST.creature * creatureCost(character, voice) +
      COST.age * ageCost(character, voice) +
      COST.alike * inUse.nearest(voice) +
      // Voices of another family sound out of place beside the best one's. It is better that two small parts share
      // one.
      (first && familyOf(voice) !== familyOf(first) ? COST.stranger : 0) +
      (isNarrating(voice) ? COST.teller : 0)
    );
  });
}
