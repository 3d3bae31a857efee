import type { Script } from "../script.ts";
import type { LineIndex } from "./line-anchor.ts";

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Matches any of these names as a whole word; null when there are no names. */
export function patternOf(names: readonly string[], flags = "iu"): RegExp | null {
  const parts = names.map((name) => escaped(name.trim()).replaceAll(/\s+/g, "\\s+")).filter((part) => part);
  if (parts.length === 0) return null;
  const longestFirst = parts.toSorted((a, b) => b.length - a.length).join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst})(?![\\p{L}\\p{N}])`, flags);
}

/** How often one of these names occurs in a text. */
export function countNames(text: string, names: readonly string[]): number {
  const pattern = patternOf(names, "giu");
  return pattern ? (text.match(pattern)?.length ?? 0) : 0;
}

/** The index of narration among the kinds of lines. */
const narration = 0;

/** The spoken lines that have narration with one of the names right beside them, in the same paragraph. */
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
