import { isSameLine, keysOf, type LineKey, type SpokenBy } from "./line-key.ts";

/** A take as far as it fits lines. */
export interface FittingTake {
  readonly id: string;
  readonly key: LineKey;
  /** Where it was when it was recorded. */
  readonly line: number;
}

/** The line that a take fits now: by its very words, or by similar ones, for which it is only offered. */
export interface Fit {
  readonly line: number;
  readonly fits: "exact" | "changed";
}

/** The share of words that must be the same for a take to be offered for a line. */
const LEAST_ALIKE = 0.5;

/** Where takes belong among the lines of a script; null for a take whose line is gone. */
export function fitTakes(
  lines: readonly SpokenBy[],
  takes: readonly FittingTake[],
): ReadonlyMap<string, Fit | null> {
  const keys = keysOf(lines);
  const byWords = Map.groupBy(keys.keys(), (at) => keys[at]?.words ?? "");
  const exact = new Map<string, Fit>();
  for (const take of takes) {
    const at = (byWords.get(take.key.words) ?? []).find((one) => isSameLine(keys[one] as LineKey, take.key));
    if (at !== undefined) exact.set(take.id, { line: lines[at]?.line ?? 0, fits: "exact" });
  }
  const taken = new Set([...exact.values()].map(({ line }) => line));
  return new Map(
    takes.map((take) => [take.id, exact.get(take.id) ?? changedLine(lines, keys, take, taken)] as const),
  );
}

/** The most similar line of the same speaker that has no exact take; of equal ones, the nearest. */
function changedLine(
  lines: readonly SpokenBy[],
  keys: readonly LineKey[],
  { key, line: before }: FittingTake,
  taken: ReadonlySet<number>,
): Fit | null {
  const own = key.words.split(" ");
  let best: { line: number; alike: number } | null = null;
  for (const [at, { words, speaker, speakerId }] of keys.entries()) {
    const line = lines[at]?.line ?? 0;
    const isSpeaker = speaker === key.speaker || (speakerId !== null && speakerId === key.speakerId);
    if (!isSpeaker || words === "" || taken.has(line)) continue;
    const alike = likenessOf(own, words.split(" "));
    const nearer =
      best !== null && alike === best.alike && Math.abs(line - before) < Math.abs(best.line - before);
    if (alike >= LEAST_ALIKE && (best === null || alike > best.alike || nearer)) best = { line, alike };
  }
  return best && { line: best.line, fits: "changed" };
}

/** The share of words that two texts have in common, 0 to 1 (Dice's coefficient). */
export function likenessOf(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common++;
    left.set(word, count - 1);
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}
