import type { Character } from "./script.ts";
import type { Voice } from "./voice.ts";

/** A kind of beings that are no people, for whom some voices are made. */
type Kind = "huge" | "tiny";

const inNames: Readonly<Record<Kind, RegExp>> = {
  huge: /\b(?:giant|giantess|ogre|troll|bear|wolf|lion|dragon|monster|beast|riese|oger|bär|drache|géant|ours|loup|gigante|oso|lobo|orso|lupo|urso)\b/iu,
  tiny: /\b(?:fairy|pixie|elf|gnome|mouse|mice|rat|bird|sparrow|wren|robin|frog|cricket|ant|bee|fly|fee|maus|vogel|frosch|fée|souris|oiseau|hada|ratón|pájaro|fata|topo|fada|rato)\b/iu,
};

const inDescription: Readonly<Record<Kind, RegExp>> = {
  huge: /\bgiants\b/i,
  tiny: /\bfairies\b/i,
};

const kindIn = (text: string, patterns: Readonly<Record<Kind, RegExp>>): Kind | null =>
  patterns.huge.test(text) ? "huge" : patterns.tiny.test(text) ? "tiny" : null;

/**
 * 1 for a creature's voice on anybody else, and a little for a plain voice on a creature that has voices of its kind.
 * Only the name tells; aliases such as "the wolf's prey" would mislead.
 */
export function creatureCost(character: Character, voice: Voice): number {
  const made = kindIn(voice.description, inDescription);
  const is = kindIn(character.name, inNames);
  if (made === is) return 0;
  return made ? 1 : 0.4;
}
