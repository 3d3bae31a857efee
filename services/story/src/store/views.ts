import type { Found } from "../domain/corrections/found.ts";
import type { Reader, Tx } from "./db.ts";
import { readFound } from "./findings.ts";

type Part = "script" | "mood" | "relations";

/** A part of the findings of an analysis that is done, as its story's readers see it. */
async function readPart<P extends Part>(db: Reader | Tx, analysisId: string, part: P): Promise<Found[P]> {
  const row = await db
    .selectFrom("story_analyses as a")
    .leftJoin("story_views as v", "v.analysis_id", "a.id")
    .select((eb) => eb.fn.coalesce(`v.${part as Part}`, `a.${part as Part}`).as("part"))
    .where("a.id", "=", analysisId)
    .executeTakeFirstOrThrow();
  if (row.part === null) throw new Error("An analysis that is done has no result.");
  return row.part as Found[P];
}

/** The script of an analysis that is done. */
export const readScript = (db: Reader | Tx, analysisId: string): Promise<Found["script"]> =>
  readPart(db, analysisId, "script");

/** The mood of an analysis that is done. */
export const readMood = (db: Reader | Tx, analysisId: string): Promise<Found["mood"]> =>
  readPart(db, analysisId, "mood");

/** Who speaks with whom, by an analysis that is done. */
export const readRelations = async (db: Reader | Tx, analysisId: string): Promise<Found["relations"]> =>
  readPart(db, analysisId, "relations");

/** The characters of an analysis that is done. */
export async function readCharacters(db: Reader | Tx, analysisId: string): Promise<Found["characters"]> {
  const view = await db
    .selectFrom("story_views")
    .select("characters")
    .where("analysis_id", "=", analysisId)
    .executeTakeFirst();
  return view?.characters ?? (await readFound(db, analysisId)).characters;
}

/** All of it. */
export async function readView(db: Reader | Tx, analysisId: string): Promise<Found> {
  const view = await db
    .selectFrom("story_views")
    .select(["characters", "script", "mood", "relations"])
    .where("analysis_id", "=", analysisId)
    .executeTakeFirst();
  return view ?? readFound(db, analysisId);
}

/** Keeps how the findings of an analysis are shown; null is as they were found. */
export async function saveView(tx: Tx, analysisId: string, view: Found | null): Promise<void> {
  if (!view) {
    await tx.deleteFrom("story_views").where("analysis_id", "=", analysisId).execute();
    return;
  }
  const columns = {
    characters: JSON.stringify(view.characters),
    script: JSON.stringify(view.script),
    mood: JSON.stringify(view.mood),
    relations: JSON.stringify(view.relations),
  };
  await tx
    .insertInto("story_views")
    .values({ analysis_id: analysisId, ...columns })
    .onConflict((conflict) => conflict.column("analysis_id").doUpdateSet(columns))
    .execute();
}
