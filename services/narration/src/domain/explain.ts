import { accentTold } from "./accent.ts";
import type { Part } from "./casting.ts";
import type { Character } from "./script.ts";
import type { Voice } from "./voice.ts";

/** Words in names that tell gender and age; the name says why a voice is as it is. */
const TELLING =
  /\b(?:grand(?:mother|father|ma|pa)|grann?y|(?:old|young|little|elder)(?= )|mother|father|mr?s|miss|mr|sir|lady|lord|aunt|uncle|king|queen|prince(?:ss)?|girl|boy|woman|man|child|son|daughter|sister|brother|wife|husband|widow|witch|maid)\b/i;

const SOUNDS: Readonly<Record<Voice["gender"], Readonly<Record<Voice["age"], string>>>> = {
  female: {
    child: "A girl's voice",
    young: "A young woman's voice",
    adult: "A woman's voice",
    old: "A woman's voice, older",
  },
  male: {
    child: "A boy's voice",
    young: "A young man's voice",
    adult: "A man's voice",
    old: "A man's voice, older",
  },
  other: {
    child: "A small creature's voice",
    young: "A voice between a woman's and a man's",
    adult: "A voice between a woman's and a man's",
    old: "A voice between a woman's and a man's",
  },
};

/** A cast with its voices, by their ids. */
export interface Explained {
  readonly parts: readonly Part[];
  readonly voices: ReadonlyMap<string, Voice>;
}

/** Says in one sentence why a part has its voice. */
export function explain(part: Part, { parts, voices }: Explained): string {
  const { character, chosenBy, wanted } = part;
  const voice = voices.get(part.voiceId);
  if (wanted)
    return `Stands in for ${voices.get(wanted)?.name ?? wanted}, which you chose and is not available now.`;
  if (chosenBy === "user") return "Chosen by you.";
  if (!voice) return "Its voice is not available any more.";
  if (!character) return explainNarrator(parts, voice);
  if (character.narrator) return "The narrator's voice, since this character tells the story as “I”.";
  return `${sound(voice)}, ${because(character, voice)}${beside(part, parts)}.`;
}

function explainNarrator(parts: readonly Part[], voice: Voice): string {
  const teller = parts.find(({ character }) => character?.narrator)?.character;
  if (teller) return `${sound(voice)}, since ${teller.name} tells the story as “I”.`;
  const apart = parts.every((part) => !part.character || part.voiceId !== voice.id);
  return apart
    ? `${sound(voice)} for narration, kept apart from every character's.`
    : `${sound(voice)} for narration.`;
}

const sound = ({ gender, age, language }: Voice): string =>
  `${SOUNDS[gender][age]}${language === "en-GB" ? ", British" : ""}`;

/** What the text tells of a character. */
function because(character: Character, voice: Voice): string {
  const accent = accentTold(character);
  if (accent && voice.language === accent.tag) return `since the text says “${accent.word}”`;
  const called = [character.name, ...character.aliases].find((name) => TELLING.test(name));
  const { gender, age, plural } = character;
  if (plural) return "since several speak as one";
  if (called) return `since the text calls ${pronoun(character)} “${called}”`;
  const known = [...(age === "unknown" ? [] : [NAMES[age]]), ...(gender === "unknown" ? [] : [gender])];
  return known.length > 0
    ? `since the text shows ${pronoun(character)} as ${known.join(" and ")}`
    : "since the text tells neither age nor gender";
}

const NAMES = { child: "a child", young: "young", adult: "grown up", old: "old" };

const pronoun = ({ gender }: Character): string =>
  gender === "female" ? "her" : gender === "male" ? "him" : "them";
const talks = ({ gender }: Character): string =>
  gender === "female" ? "she talks" : gender === "male" ? "he talks" : "they talk";

/** Whose voice it differs from, or is shared with. */
function beside({ character, voiceId, talksWith = [] }: Part, parts: readonly Part[]): string {
  if (!character) return "";
  const partners = parts.filter((part) => part.character && talksWith.includes(part.character.id));
  const unlike = partners
    .filter((part) => part.voiceId !== voiceId)
    .map(({ character: other }) => other?.name);
  if (unlike.length > 0)
    return `; unlike ${unlike.map((name) => `${name}'s`).join(" and ")}, with whom ${talks(character)}`;
  const shared = parts.find(
    (part) => part.voiceId === voiceId && part.character && part.character.id !== character.id,
  );
  return shared ? `; shared with ${shared.character?.name}, since no other fitting voice was left` : "";
}
