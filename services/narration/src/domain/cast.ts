import { Refusal } from "@storytelling/values";
import type { Part } from "./casting.ts";
import type { Character } from "./script.ts";

/** The choice of a voice for a character; null is the narrator. */
export interface Choice {
  readonly characterId: string | null;
  readonly voiceId: string;
}

/**
 * The cast with the user's choices applied.
 * @throws Refusal `invalid` naming each choice whose character or voice does not exist, or that is made twice
 */
export function chooseVoices(
  parts: readonly Part[],
  choices: readonly Choice[],
  voiceIds: ReadonlySet<string>,
): Part[] {
  const idOf = (part: Part) => part.character?.id ?? null;
  const ids = new Set(parts.map(idOf));
  const faults = choices.flatMap(({ characterId, voiceId }, at) => [
    ...(ids.has(characterId)
      ? []
      : [fault(`body.items.${at}.characterId`, "Not a character of this story.")]),
    ...(voiceIds.has(voiceId) ? [] : [fault(`body.items.${at}.voiceId`, noSuchVoice)]),
    ...(choices.findIndex((other) => other.characterId === characterId) === at
      ? []
      : [fault(`body.items.${at}.characterId`, "This character is named twice. Choose one voice for it.")]),
  ]);
  refuse(faults);
  return parts.map((part) => {
    const choice = choices.find((one) => one.characterId === idOf(part));
    return choice ? chosen(part, choice.voiceId) : part;
  });
}

/**
 * The cast with the voices of another story's cast, by the names and aliases of the characters: the stories are of one
 * series. Copied voices are the user's choice, so later revisions keep them.
 * @param voiceIds the voices of this story's language; another voice is not copied
 */
export function voicesLike(
  parts: readonly Part[],
  other: readonly Part[],
  voiceIds: ReadonlySet<string>,
): Part[] {
  const namesOf = ({ name, aliases }: Character) => [name, ...aliases].map((each) => each.toLowerCase());
  const named = other.flatMap(({ character, voiceId }) =>
    character ? namesOf(character).map((name, rank) => ({ name, voiceId, isAlias: rank > 0 })) : [],
  );
  // A name counts before an alias, since several may have the alias "the doctor".
  const ranked = [...named].sort((a, b) => Number(a.isAlias) - Number(b.isAlias));
  const narrator = other.find((part) => part.character === null)?.voiceId;
  return parts.map((part) => {
    const { character } = part;
    const names = character ? namesOf(character) : [];
    const like = names.flatMap((name) => ranked.find((one) => one.name === name) ?? [])[0]?.voiceId;
    const voiceId = character ? like : narrator;
    return voiceId !== undefined && voiceIds.has(voiceId) ? chosen(part, voiceId) : part;
  });
}

/** A part with a voice of the user's choice. A voice that they wanted before is forgotten. */
function chosen({ wanted: _, ...part }: Part, voiceId: string): Part {
  return { ...part, voiceId, chosenBy: "user" };
}

/**
 * The cast for one narration. Wishes name a character's id, name or alias, or `narrator`, in upper or lower case.
 * @throws Refusal `invalid` naming each wish whose character or voice does not exist
 */
export function wishVoices(
  parts: readonly Part[],
  wishes: Readonly<Record<string, string>>,
  voiceIds: ReadonlySet<string>,
): Part[] {
  const changed = new Map<Part, string>();
  const faults = Object.entries(wishes).flatMap(([who, voiceId]) => {
    const part = findPart(parts, who);
    if (part) changed.set(part, voiceId);
    return [
      ...(part ? [] : [fault(`body.voices.${who}`, "Not a character of this story.")]),
      ...(voiceIds.has(voiceId) ? [] : [fault(`body.voices.${who}`, noSuchVoice)]),
    ];
  });
  refuse(faults);
  return parts.map((part) => ({ ...part, voiceId: changed.get(part) ?? part.voiceId }));
}

const noSuchVoice = "Not a voice of the story's language. Choose one from the list of voices.";
const fault = (field: string, message: string) => ({ field, message });

function refuse(faults: { field: string; message: string }[]): void {
  const [first] = faults;
  if (first) throw new Refusal("invalid", "cast-invalid", `${first.field}: ${first.message}`, { faults });
}

function findPart(parts: readonly Part[], who: string): Part | undefined {
  const name = who.toLowerCase();
  return (
    parts.find((part) => part.character?.id === who) ??
    parts.find((part) => part.character?.name.toLowerCase() === name) ??
    parts.find((part) => part.character?.aliases.some((alias) => alias.toLowerCase() === name)) ??
    (name === "narrator" ? parts.find((part) => part.character === null) : undefined)
  );
}
