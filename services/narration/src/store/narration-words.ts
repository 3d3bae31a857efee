import { openWords, purposeOf, sealWords, type Tx } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import type { Selectable } from "kysely";
import type { KeptChapter, KeptNote, KeptPart, Reader, Tables } from "./tables.ts";

/** The title, author, cast and chapters of a narration, sealed as one value. */
export interface NarrationWords {
  readonly title: string;
  readonly author: string;
  readonly parts: readonly KeptPart[];
  readonly chapters: readonly KeptChapter[];
  /** Missing in narrations of older releases. */
  readonly notes?: readonly KeptNote[];
}

/** A row of `story_narrations` as it is stored, with its words sealed. */
export type NarrationRow = Omit<Selectable<Tables["story_narrations"]>, keyof NarrationWords>;

/** A row with its words opened. */
export type OpenNarration = NarrationRow & NarrationWords;

export const wordsFor = (narrationId: string): string => purposeOf("story_narrations.sealed", narrationId);

export async function sealNarration(
  tx: Tx<Tables>,
  { id, ownerId }: { id: string; ownerId: string },
  { title, author, parts, chapters, notes = [] }: NarrationWords,
): Promise<Buffer | null> {
  const words = JSON.stringify({ title, author, parts, chapters, notes });
  const [sealed = null] = await sealWords(tx, ownerId, [{ words, purpose: wordsFor(id) }]);
  return sealed;
}

/** Opens rows with at most one query for keys. Rows whose owner's key was deleted are left out. */
export async function openNarrations(
  reader: Reader,
  rows: readonly NarrationRow[],
): Promise<OpenNarration[]> {
  const opened = await openWords(
    reader,
    rows.map(({ id, owner_id: userId, sealed }) => ({ userId, sealed, purpose: wordsFor(id) })),
  );
  return rows.flatMap((row, at) => {
    const words = opened[at];
    return words ? [{ ...row, ...(JSON.parse(words) as NarrationWords) }] : [];
  });
}

/** Opens a row. @throws Refusal `not-found` when the owner's key was deleted */
export async function openNarration(reader: Reader, row: NarrationRow): Promise<OpenNarration> {
  const [open] = await openNarrations(reader, [row]);
  if (!open) throw notFound("narration");
  return open;
}
