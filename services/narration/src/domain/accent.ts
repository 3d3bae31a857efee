import type { Character } from "./script.ts";

/** Words in a name or a hint that tell where somebody is from, with the tag of voices that sound like it. */
const TOLD: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:british|english(?:man|woman)?|englander|london(?:er)?|cockney|oxford|lord|lady|sir|duke|duchess|earl|viscount|scot(?:s|sman|swoman|tish)?|welsh(?:man|woman)?)\b/i,
    "en-GB",
  ],
  [/\b(?:american|yankee|texan|new yorker|californian|cowboy|cowgirl)\b/i, "en-US"],
];

/** The tag with the region that is meant where none is given. */
const usual = (tag: string): string => (tag === "en" ? "en-US" : tag);

/** What the text tells of a character's accent: a word and a language tag; null when it tells nothing. */
export function accentTold({ name, aliases, voiceHint }: Character): { word: string; tag: string } | null {
  for (const text of [voiceHint ?? "", name, ...aliases])
    for (const [pattern, tag] of TOLD) {
      const word = pattern.exec(text)?.[0];
      if (word) return { word, tag };
    }
  return null;
}

/** The accent that a part needs: the one that the text tells, else the story's. */
export const accentFor = (character: Character | null, storyLanguage: string): string =>
  usual((character && storyLanguage.startsWith("en") && accentTold(character)?.tag) || storyLanguage);

/** 0 for a voice with this accent, 1 for another. */
export const accentCost = (voiceLanguage: string, wanted: string): number =>
  usual(voiceLanguage) === wanted ? 0 : 1;
