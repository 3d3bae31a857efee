import { openWords, type SealedWords } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import type { Reader, Tx } from "./db.ts";

/** Words of a story that is there. @throws Refusal `not-found` when its owner's key is gone, and it with it */
export async function opened(db: Reader | Tx, sealed: SealedWords): Promise<string> {
  const [words] = await openWords(db, [sealed]);
  return present(words);
}

/** @throws Refusal `not-found` for what cannot be opened any more */
export function present(words: string | null | undefined): string {
  if (words === null || words === undefined) throw notFound("story");
  return words;
}

/** Whose key the findings of an analysis are sealed under. @throws Refusal `not-found` when it is gone */
export async function ownerOf(db: Reader | Tx, analysisId: string): Promise<string> {
  const row = await db
    .selectFrom("story_analyses as a")
    .innerJoin("stories as s", "s.id", "a.story_id")
    .select("s.owner_id")
    .where("a.id", "=", analysisId)
    .executeTakeFirst();
  if (!row) throw notFound("story");
  return row.owner_id;
}
