import { accentCost, accentFor } from "./accent.ts";
import { cheapest, genderCost } from "./fit.ts";
import { traitsOf } from "./provider-traits.ts";
import type { Character } from "./script.ts";
import { familyOf, unrest, type Voice } from "./voice.ts";

/** Another accent than the story's matters less than whether a voice is made for narration. */
const ACCENT = 0.5;
/** The narrator speaks most of a book, so a fast voice outweighs the accent. */
const FAST = 1;
/** A voice of another family beside the characters' is the last choice. */
const STRANGER = 5;

/** The voice for the narration: calm, of the best family, and of the gender of a character who tells it as "I". */
export function narratorVoice(
  characters: readonly Character[],
  voices: readonly Voice[],
  language: string,
): Voice {
  const teller = characters.find((character) => character.narrator) ?? null;
  const accent = accentFor(teller, language);
  const [first] = voices;
  return cheapest(
    voices,
    (voice) =>
      unrest(voice) +
      ACCENT * accentCost(voice.language, accent) -
      (traitsOf(voice.provider).narrator ? FAST : 0) +
      (first && familyOf(voice) !== familyOf(first) ? STRANGER : 0) +
      (teller ? genderCost(teller, voice) * 10 : 0),
  );
}
