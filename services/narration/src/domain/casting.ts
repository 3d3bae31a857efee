import { chooseVoice, voicesInUse } from "./choose-voice.ts";
import type { Together } from "./conversations.ts";
import { genderCost } from "./fit.ts";
import { narratorVoice } from "./narrator-voice.ts";
import type { Character } from "./script.ts";
import { familyOf, isNarrating, type Voice } from "./voice.ts";

/** A character and its voice; `character` null is the narrator. */
export interface Part {
  readonly character: Character | null;
  readonly voiceId: string;
  readonly chosenBy: "auto" | "user";
  /** The ids of the characters with whom it talks, those with the most lines first; at most three. */
  readonly talksWith?: readonly string[];
  /** The voice that the user chose, while it is not available and `voiceId` stands in for it. */
  readonly wanted?: string;
}

const MOST_PARTNERS = 3;

/**
 * Gives every character a voice, in order of lines spoken. The narrator's voice is kept separate. Each character gets
 * its own voice while fitting ones are left. After that, characters share voices, if possible not two who talk with
 * each other. An earlier voice stays as long as it fits and no better provider's is there. A user's choice stays as
 * long as a character has that name. The result is deterministic.
 * @param voices the voices of the story's language, best first; at least one
 * @param language the story's language tag, whose accent comes first
 */
export function castStory(
  characters: readonly Character[],
  voices: readonly Voice[],
  together: Together,
  before: readonly Part[] = [],
  language = "en",
): Part[] {
  const known = new Map(voices.map((voice) => [voice.id, voice]));
  const offered = offeredTo(voices);
  const wishes = before.map((part) => (part.wanted ? { ...part, voiceId: part.wanted } : part));
  const earlier = (character: Character | null) =>
    wishes.find((part) =>
      character && part.character
        ? sameName(part.character.name, character.name)
        : !character && !part.character,
    );
  const narrator = castNarrator(earlier(null), known, narratorVoice(characters, offered, language));
  const ranked = [...characters].sort(byImportance);
  const partners = partnersOf(ranked, together);
  const parts = new Map<Character, Part>();
  const inUse = voicesInUse(known, narrator.voiceId);
  const give = (character: Character, part: Pick<Part, "voiceId" | "chosenBy" | "wanted">) => {
    const talksWith = (partners.get(character) ?? []).slice(0, MOST_PARTNERS).map(({ id }) => id);
    parts.set(character, { character, ...part, talksWith });
    inUse.add(part.voiceId);
  };
  for (const character of ranked) {
    const wish = earlier(character);
    if (wish?.chosenBy === "user" && known.has(wish.voiceId))
      give(character, { voiceId: wish.voiceId, chosenBy: "user" });
    else if (character.narrator && wish?.chosenBy !== "user")
      give(character, { voiceId: narrator.voiceId, chosenBy: "auto" });
  }
  const promised = new Set(wishes.filter((part) => part.character).map((part) => part.voiceId));
  for (const character of ranked) {
    if (parts.has(character)) continue;
    const wish = earlier(character);
    const others = (partners.get(character) ?? []).flatMap((other) => parts.get(other)?.voiceId ?? []);
    const voice = wish && known.get(wish.voiceId);
    const stays =
      voice &&
      !others.includes(voice.id) &&
      voice.id !== narrator.voiceId &&
      genderCost(character, voice) < 1 &&
      !isOutclassed(character, voice, offered);
    const best = stays
      ? voice
      : chooseVoice({ character, voices: offered, language, inUse, promised, others });
    const lost = wish?.chosenBy === "user" && !voice ? { wanted: wish.voiceId } : {};
    give(character, { voiceId: best.id, chosenBy: lost.wanted ? "user" : "auto", ...lost });
  }
  return [narrator, ...ranked.map((character) => parts.get(character)).filter((part) => part !== undefined)];
}

/**
 * Whether casting again would give an automatic part a better provider's voice, or a user's part the voice that was
 * not available.
 */
export function canImprove(parts: readonly Part[], voices: readonly Voice[], language: string): boolean {
  const known = new Map(voices.map((voice) => [voice.id, voice]));
  const offered = offeredTo(voices);
  const characters = parts.flatMap(({ character }) => character ?? []);
  return parts.some(({ character, voiceId, chosenBy, wanted }) => {
    const voice = known.get(voiceId);
    if (wanted || !voice) return !voice || known.has(wanted ?? "");
    if (chosenBy === "user" || character?.narrator) return false;
    if (character) return isOutclassed(character, voice, offered);
    return voice.provider !== narratorVoice(characters, offered, language).provider;
  });
}

/** The voices for automatic choices. A voice that is made to resemble a person's is chosen by a user alone. */
const offeredTo = (voices: readonly Voice[]): Voice[] =>
  voices.filter(({ resembles }) => resembles === undefined);

/** Whether there are fitting voices of the best family, and this voice is of another one. */
function isOutclassed(character: Character, voice: Voice, voices: readonly Voice[]): boolean {
  const [first] = voices;
  if (!first || familyOf(voice) === familyOf(first)) return false;
  const better = voices.filter((other) => familyOf(other) === familyOf(first) && !isNarrating(other));
  return better.some((other) => genderCost(character, other) < 0.5);
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const byImportance = (a: Character, b: Character): number =>
  Number(a.plural) - Number(b.plural) ||
  b.lines - a.lines ||
  (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);

/** The characters with whom each one talks, in the order of `ranked`. */
function partnersOf(ranked: readonly Character[], together: Together): Map<Character, Character[]> {
  const partners = new Map<Character, Character[]>();
  for (const one of ranked)
    partners.set(
      one,
      ranked.filter((other) => other !== one && together(one.id, other.id)),
    );
  return partners;
}

function castNarrator(before: Part | undefined, known: ReadonlyMap<string, Voice>, best: Voice): Part {
  const kept = before && known.get(before.voiceId);
  if (before?.chosenBy === "user") {
    if (kept) return { character: null, voiceId: kept.id, chosenBy: "user" };
    return { character: null, voiceId: best.id, chosenBy: "user", wanted: before.voiceId };
  }
  const stays = kept && kept.provider === best.provider;
  return { character: null, voiceId: stays ? kept.id : best.id, chosenBy: "auto" };
}
