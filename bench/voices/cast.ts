import type { Voice } from "@storytelling/speech";
import { castStory } from "../../services/narration/src/domain/casting.ts";
import { conversationsOf } from "../../services/narration/src/domain/conversations.ts";
import type { Character, Line } from "../../services/narration/src/domain/script.ts";
import type { book } from "../book.ts";

/** The voices that a story's narrator and its `count - 1` most important characters get, out of these. */
export function castOf(
  { text, analysis }: ReturnType<typeof book>,
  voices: readonly Voice[],
  count: number,
): { part: string; voice: Voice }[] {
  const lines: Line[] = analysis.lines.map((line, index) => ({
    ...line,
    index,
    text: text.slice(line.start, line.end),
  }));
  const characters: Character[] = analysis.characters
    .filter(({ quotes, plural }) => quotes > 0 && !plural)
    .toSorted((a, b) => b.quotes - a.quotes)
    .slice(0, count - 1)
    .map((character) => ({ ...character, lines: character.quotes }));
  const known = new Map(voices.map((voice) => [voice.id, voice]));
  return castStory(characters, voices, conversationsOf(lines)).flatMap(({ character, voiceId }) => {
    const voice = known.get(voiceId);
    return voice ? [{ part: character?.name ?? "narrator", voice }] : [];
  });
}
