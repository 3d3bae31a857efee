import type { Script } from "../script.ts";
import type { LineIndex } from "./line-anchor.ts";

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Finds any of these names standing for themselves, not within a word; null when there are none. */
export function patternOf(names: readonly string[], flags = "iu"): RegExp | null {
  const parts = names.map((name) => escaped(name.trim()).replaceAll(/\s+/g, "\\s+")).filter((part) => part);
  if (parts.length === 0) return null;
  const longestFirst = parts.toSorted((a, b) => b.length - a.length).join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst})(?![\\p{L}\\p{N}])`, flags);
}

/** How often a text has one of these names. */
export function countNames(text: string, names: readonly string[]): number {
  const pattern = patternOf(names, "giu");
  return pattern ? (text.match(pattern)?.length ?? 0) : 0;
}

/** Narration's place among the kinds of lines. */
const narration = 0;

/** Those of some spoken lines that stand in one paragraph with narration right beside them that has one of the names. */
export function namedBeside(
  lines: LineIndex,
  script: Pick<Script, "kinds" | "paragraphEnds">,
  spoken: readonly number[],
  names: readonly string[],
): number[] {
  const pattern = patternOf(names);
  if (!pattern) return [];
  const ends = new Set(script.paragraphEnds);
  const tells = (line: number) => script.kinds[line] === narration && pattern.test(lines.text(line));
  return spoken.filter(
    (line) => (!ends.has(line) && tells(line + 1)) || (line > 0 && !ends.has(line - 1) && tells(line - 1)),
  );
}
