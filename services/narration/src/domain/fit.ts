import type { Character } from "./script.ts";
import type { Voice } from "./voice.ts";

const AGES = ["child", "young", "adult", "old"];

/** 1 for the opposite gender, less where one of the two is unknown or other. */
export function genderCost(character: Character, voice: Voice): number {
  if (character.gender === voice.gender) return 0;
  if (character.gender === "unknown") return voice.gender === "other" ? 0.05 : 0;
  return character.gender === "other" ? 0.02 : voice.gender === "other" ? 0.5 : 1;
}

/** How many steps of age a voice is away. A character of unknown age is taken for an adult, with half the weight. */
export function ageCost(character: Character, voice: Voice): number {
  if (character.age === "unknown") return Math.abs(AGES.indexOf(voice.age) - AGES.indexOf("adult")) / 2;
  return Math.abs(AGES.indexOf(voice.age) - AGES.indexOf(character.age));
}

/** The first of the cheapest voices. @throws Error when there are no voices */
export function cheapest(voices: readonly Voice[], cost: (voice: Voice) => number): Voice {
  const [first, ...others] = voices;
  if (!first) throw new Error("A cast needs voices.");
  let [best, least] = [first, cost(first)];
  for (const other of others) {
    const price = cost(other);
    if (price < least) [best, least] = [other, price];
  }
  return best;
}
