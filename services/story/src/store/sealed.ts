import { openWords, type SealedWords } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import type { Reader, Tx } from "./db.ts";

/** Opens sealed words of a story. @throws Refusal `not-found` when the owner's key was deleted, so the story is lost */
export async function opened(db: Reader | Tx, sealed: SealedWords): Promise<string> {
  const [words] = await openWords(db, [sealed]);
  return present(words);
}

/** The opened words. @throws Refusal `not-found` when they could not be opened */
export function present(words: string | null | undefined): string {
  if (words === null || words === undefined) throw notFound("story");
  return words;
}

/** The owner under whose key the findings of an analysis are sealed. @throws Refusal `not-found` when it was deleted */
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
