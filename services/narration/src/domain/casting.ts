import type { Together } from "./conversations.ts";
import type { Character } from "./script.ts";
import { isNarrating, likeness, unrest, type Voice } from "./voice.ts";

/** A character and its voice; `character` null is the narrator. */
export interface Part {
  readonly character: Character | null;
  readonly voiceId: string;
  readonly chosenBy: "auto" | "user";
}

/** The costs of a choice. A more important reason outweighs all less important ones together. */
const COST = {
  narrators: 1000,
  gender: 400,
  conversation: 150,
  stranger: 70,
  taken: 60,
  age: 8,
  alike: 6,
  teller: 4,
};
const AGES = ["child", "young", "adult", "old"];

/**
 * Gives every character a voice, in order of lines spoken. The narrator's voice is kept separate. Each character gets
 * its own voice while fitting ones are left. After that, characters share voices, if possible not two who talk with
 * each other. An earlier voice stays as long as it fits. A user's choice stays as long as a character has that name.
 * The result is deterministic.
 * @param voices the voices of the story's language, best first; at least one
 */
export function castStory(
  characters: readonly Character[],
  voices: readonly Voice[],
  together: Together,
  before: readonly Part[] = [],
): Part[] {
  const known = new Map(voices.map((voice) => [voice.id, voice]));
  const kept = before.filter((part) => known.has(part.voiceId));
  const keptOf = (character: Character) =>
    kept.find((part) => part.character && sameName(part.character.name, character.name));
  const narrator = castNarrator(characters, voices, kept);
  const parts = new Map<Character, Part>();
  const ranked = [...characters].sort(byImportance);
  for (const character of ranked) {
    const choice = keptOf(character);
    if (choice?.chosenBy === "user") parts.set(character, { ...choice, character });
    else if (character.narrator)
      parts.set(character, { character, voiceId: narrator.voiceId, chosenBy: "auto" });
  }
  const promised = new Set(kept.filter((part) => part.character).map((part) => part.voiceId));
  for (const character of ranked) {
    if (parts.has(character)) continue;
    const choice = keptOf(character);
    const clash =
      choice && [...parts.values()].some((part) => inTheWay(part, choice.voiceId, character, together));
    const voice = choice && known.get(choice.voiceId);
    const stays = voice && !clash && voice.id !== narrator.voiceId && genderCost(character, voice) < 1;
    const best = stays
      ? voice
      : choose(character, voices, narrator.voiceId, [...parts.values()], promised, together);
    parts.set(character, { character, voiceId: best.id, chosenBy: "auto" });
  }
  return [narrator, ...ranked.map((character) => parts.get(character)).filter((part) => part !== undefined)];
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const byImportance = (a: Character, b: Character): number =>
  Number(a.plural) - Number(b.plural) ||
  b.lines - a.lines ||
  (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);

const inTheWay = (part: Part, voiceId: string, character: Character, together: Together): boolean =>
  part.voiceId === voiceId && part.character !== null && together(part.character.id, character.id);

function castNarrator(
  characters: readonly Character[],
  voices: readonly Voice[],
  before: readonly Part[],
): Part {
  const kept = before.find((part) => part.character === null);
  if (kept) return kept;
  const teller = characters.find((character) => character.narrator);
  const cost = (voice: Voice) => unrest(voice) + (teller ? genderCost(teller, voice) * 10 : 0);
  return { character: null, voiceId: cheapest(voices, cost).id, chosenBy: "auto" };
}

function choose(
  character: Character,
  voices: readonly Voice[],
  narratorId: string,
  parts: readonly Part[],
  promised: ReadonlySet<string>,
  together: Together,
): Voice {
  const taken = new Map<string, number>();
  for (const part of parts) taken.set(part.voiceId, (taken.get(part.voiceId) ?? 0) + 1);
  const inUse = voices.filter((voice) => taken.has(voice.id) || voice.id === narratorId);
  return cheapest(voices, (voice) => {
    const shares = taken.get(voice.id) ?? (promised.has(voice.id) ? 0.5 : 0);
    const clash = parts.some((part) => inTheWay(part, voice.id, character, together));
    const alike = Math.max(0, ...inUse.map((other) => (other === voice ? 0 : likeness(voice, other))));
    return (
      (voice.id === narratorId ? COST.narrators : 0) +
      COST.gender * genderCost(character, voice) +
      (clash ? COST.conversation : 0) +
      COST.taken * shares +
      COST.age * ageCost(character, voice) +
      COST.alike * alike +
      // Voices of another provider sound out of place beside the best one's. It is better that two small parts share
      // one.
      (voice.provider === voices[0]?.provider ? 0 : COST.stranger) +
      (isNarrating(voice) ? COST.teller : 0)
    );
  });
}

/** 1 for the opposite gender, less where one of the two is unknown or other. */
function genderCost(character: Character, voice: Voice): number {
  if (character.gender === voice.gender) return 0;
  if (character.gender === "unknown") return voice.gender === "other" ? 0.05 : 0;
  return character.gender === "other" ? 0.02 : voice.gender === "other" ? 0.5 : 1;
}

function ageCost(character: Character, voice: Voice): number {
  if (character.age === "unknown") return Math.abs(AGES.indexOf(voice.age) - AGES.indexOf("adult")) / 2;
  return Math.abs(AGES.indexOf(voice.age) - AGES.indexOf(character.age));
}

/** The first of the cheapest voices. @throws Error when there are no voices */
function cheapest(voices: readonly Voice[], cost: (voice: Voice) => number): Voice {
  const [first, ...others] = voices.map((voice) => ({ voice, cost: cost(voice) }));
  if (!first) throw new Error("A cast needs voices.");
  return others.reduce((best, other) => (other.cost < best.cost ? other : best), first).voice;
}
