import type { Script } from "./script.ts";

/** A speech counts as an answer if it comes within so many paragraphs. */
const within = 3;

/** The key of a pair, the same for both orders. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** How often each two speakers speak directly after each other, by `pairKey`. */
export function exchangesOf(
  { kinds, paragraphEnds }: Pick<Script, "kinds" | "paragraphEnds">,
  speakers: readonly (string | null)[],
): Map<string, number> {
  const exchanges = new Map<string, number>();
  const ends = new Set(paragraphEnds);
  let paragraph = 0;
  let last: { speaker: string | null; paragraph: number } | null = null;
  speakers.forEach((speaker, line) => {
    // Speech by an unknown speaker separates the lines before it from those after it.
    if (speaker !== null || kinds[line] === 1) {
      const answers = last?.speaker && speaker && last.speaker !== speaker;
      if (last?.speaker && answers && paragraph - last.paragraph <= within) {
        const key = pairKey(last.speaker, speaker);
        exchanges.set(key, (exchanges.get(key) ?? 0) + 1);
      }
      last = { speaker, paragraph };
    }
    if (ends.has(line)) paragraph++;
  });
  return exchanges;
}
