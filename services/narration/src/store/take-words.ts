import { openWords, purposeOf, sealWords, type Tx } from "@storytelling/service";
import type { Reader, Tables } from "./tables.ts";

/** The words of a take's line, sealed for the owner of the story. */
export interface TakeWords {
  /** Null is the narrator. */
  readonly speaker: string | null;
  /** The line's text, in the pieces that it is cut into. */
  readonly texts: readonly string[];
}

const wordsFor = (takeId: string): string => purposeOf("takes.sealed", takeId);
const nameFor = (takeId: string): string => purposeOf("takes.name", takeId);

export async function sealTakeWords(
  tx: Tx<Tables>,
  { id, ownerId }: { id: string; ownerId: string },
  words: TakeWords,
): Promise<Buffer | null> {
  const items = [{ words: JSON.stringify(words), purpose: wordsFor(id) }];
  return (await sealWords(tx, ownerId, items))[0] ?? null;
}

/** The name by which credits know the person who speaks, sealed for that person. */
export async function sealTakeName(
  tx: Tx<Tables>,
  { id, personId }: { id: string; personId: string },
  name: string | null,
): Promise<Buffer | null> {
  if (name === null) return null;
  return (await sealWords(tx, personId, [{ words: name, purpose: nameFor(id) }]))[0] ?? null;
}

interface Sealed {
  readonly id: string;
  readonly owner_id: string;
  readonly person_id: string;
  readonly sealed: Buffer | null;
  readonly name: Buffer | null;
}

/** Opens the words and names of takes; null where there are none yet, or a key was destroyed. */
export async function openTakes<T extends Sealed>(
  reader: Reader,
  rows: readonly T[],
): Promise<(Omit<T, "sealed" | "name"> & { words: TakeWords | null; name: string | null })[]> {
  const words = await openWords(
    reader,
    rows.map(({ id, owner_id: userId, sealed }) => ({ userId, sealed, purpose: wordsFor(id) })),
  );
  const names = await openWords(
    reader,
    rows.map(({ id, person_id: userId, name }) => ({ userId, sealed: name, purpose: nameFor(id) })),
  );
  return rows.map(({ sealed: _, name: __, ...row }, at) => ({
    ...row,
    words: words[at] ? (JSON.parse(words[at]) as TakeWords) : null,
    name: names[at] ?? null,
  }));
}
