import { openWords, purposeOf, sealWords } from "@storytelling/service";
import type { CharacterBody } from "../domain/findings.ts";
import type { Reader, Tx } from "./db.ts";
import { present } from "./sealed.ts";

/** A character as an analysis found it. */
export type Character = Omit<CharacterBody, "voiceHint">;

export const namesFor = (analysisId: string, position: number): string =>
  purposeOf("story_characters.sealed", analysisId, position);

/** Saves the characters that an analysis found, in order. */
export async function insertCharacters(
  tx: Tx,
  ownerId: string,
  analysisId: string,
  characters: readonly Character[],
): Promise<void> {
  const names = await sealWords(
    tx,
    ownerId,
    characters.map(({ name, aliases }, position) => ({
      words: JSON.stringify({ name, aliases }),
      purpose: namesFor(analysisId, position),
    })),
  );
  const rows = characters.map(({ id, gender, age, plural, narrator, lines, words, mentions }, position) => ({
    analysis_id: analysisId,
    position,
    character_id: id,
    sealed: names[position] ?? null,
    ...{ gender, age, plural, narrator, lines, words, mentions },
  }));
  // A statement takes 65,535 parameters at most.
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insertInto("story_characters")
      .values(rows.slice(at, at + 1000))
      .execute();
}

/** The characters that an analysis found, in order. @throws Refusal `not-found` when the owner's key was deleted */
export async function readFoundCharacters(
  db: Reader | Tx,
  ownerId: string,
  analysisId: string,
): Promise<Character[]> {
  const rows = await db
    .selectFrom("story_characters")
    .select(["position", "character_id as id", "sealed", "gender", "age", "plural", "narrator"])
    .select(["lines", "words", "mentions"])
    .where("analysis_id", "=", analysisId)
    .orderBy("position")
    .execute();
  const names = await openWords(
    db,
    rows.map(({ position, sealed }) => ({
      userId: ownerId,
      sealed,
      purpose: namesFor(analysisId, position),
    })),
  );
  return rows.map(({ position: _, sealed: __, id, ...rest }, at) => {
    const { name, aliases } = JSON.parse(present(names[at]));
    return { id, name, aliases, ...rest };
  });
}
