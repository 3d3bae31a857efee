import type { WordTiming } from "@storytelling/media";
import { wordsIn } from "./words.ts";

/** A word as a service spells it, with its times. */
export interface Stamp {
  readonly word: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** With fewer of the words than this found, the times are not trusted. */
const LEAST_FOUND = 0.7;

const fold = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** How far a word is searched ahead: the service may split or drop some. */
const AHEAD = 4;

/** The words of the text with a service's times, matched in order; null where too few are alike. */
export function stampedWords(text: string, language: string, stamps: readonly Stamp[]): WordTiming[] | null {
  const words = wordsIn(text, language);
  const told = stamps
    .map((stamp) => ({ ...stamp, word: fold(stamp.word) }))
    .filter(({ word }) => word !== "");
  const found: WordTiming[] = [];
  let next = 0;
  for (const { start, end } of words) {
    const spelled = fold(text.slice(start, end));
    const ahead = told.slice(next, next + AHEAD).findIndex(({ word }) => word === spelled);
    const stamp = told[next + ahead];
    if (ahead < 0 || stamp === undefined) continue;
    found.push({ start, end, fromMs: stamp.fromMs, toMs: Math.max(stamp.fromMs, stamp.toMs) });
    next += ahead + 1;
  }
  return found.length >= words.length * LEAST_FOUND ? found : null;
}

/** The words of the text by the times of each character; null where the characters are not the text's. */
export function wordsByCharacters(
  text: string,
  language: string,
  characters: readonly string[],
  startsMs: readonly number[],
  endsMs: readonly number[],
): WordTiming[] | null {
  if (characters.join("") !== text) return null;
  // A character may be several UTF-16 code units.
  const units = characters.flatMap((character, i) => Array.from({ length: character.length }, () => i));
  return wordsIn(text, language).map(({ start, end }) => {
    const fromMs = startsMs[units[start] ?? 0] ?? 0;
    return { start, end, fromMs, toMs: Math.max(fromMs, endsMs[units[end - 1] ?? 0] ?? 0) };
  });
}
