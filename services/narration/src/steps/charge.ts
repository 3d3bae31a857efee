import { Refusal } from "@storytelling/values";
import type { Segment } from "../domain/plan.ts";
import { charactersMissing, charactersSpoken, renditionsThere } from "../store/characters.ts";
import type { NarrationRow } from "../store/narration-words.ts";
import type { Reader } from "../store/tables.ts";

/**
 * The characters that a run has used and that are not charged yet, and the new total of charged characters. Where a person
 * speaks now, fewer are spoken than were charged. Nothing is paid back, and nothing is charged twice.
 */
export async function chargeOf(
  reader: Reader,
  row: NarrationRow,
): Promise<{ characters: number; charged: { characters_charged: number } }> {
  const spoken = await charactersSpoken(reader, row.id);
  const charged = Math.max(spoken, row.characters_charged);
  return { characters: charged - row.characters_charged, charged: { characters_charged: charged } };
}

/**
 * The characters that a run is about to use: those of missing lines, and those of failed runs, which were not
 * charged.
 */
export async function charactersDue(reader: Reader, row: NarrationRow): Promise<number> {
  const [missing, { characters }] = [await charactersMissing(reader, row.id), await chargeOf(reader, row)];
  return missing + characters;
}

/** The characters of a plan that have no rendition yet. */
export async function charactersPlanned(
  reader: Reader,
  ownerId: string,
  segments: readonly Segment[],
): Promise<number> {
  const fresh = segments.filter(({ hash, repeats, take }) => hash !== null && !repeats && !take);
  const there = await renditionsThere(
    reader,
    ownerId,
    fresh.flatMap(({ hash }) => hash ?? []),
  );
  return fresh
    .filter(({ hash }) => hash !== null && !there.has(hash))
    .reduce((sum, { text }) => sum + [...text].length, 0);
}

/** The refusal to begin work that needs more of the allowance than was held for it before. */
export const changing = (): Refusal =>
  new Refusal(
    "conflict",
    "story-changing",
    "The story or its audio is being changed. Try again in a moment.",
    {
      retryAfter: 1,
    },
  );
