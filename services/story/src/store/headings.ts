import { purposeOf, type SealedWords, sealWords } from "@storytelling/service";
import type { Tx } from "./db.ts";

/** The title and author of a story. They are sealed as one value, since both are always read together. */
export interface Heading {
  readonly title: string;
  readonly author: string | null;
}

const headingFor = (id: string): string => purposeOf("stories.sealed", id);

export const sealedHeading = (row: { id: string; owner_id: string; sealed: Buffer | null }): SealedWords => ({
  userId: row.owner_id,
  sealed: row.sealed,
  purpose: headingFor(row.id),
});

export const headingOf = (words: string): Heading => JSON.parse(words);

export async function sealHeading(
  tx: Tx,
  { id, ownerId, title, author }: Heading & { readonly id: string; readonly ownerId: string },
): Promise<Buffer | null> {
  const words = JSON.stringify({ title, author });
  const [sealed = null] = await sealWords(tx, ownerId, [{ words, purpose: headingFor(id) }]);
  return sealed;
}
