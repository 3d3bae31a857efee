import { sealWords } from "@storytelling/service";
import type { Found } from "../domain/corrections/found.ts";
import type { Reader, Tx } from "./db.ts";
import { readFound } from "./findings.ts";
import { openParts, type Part, partFor, sealParts } from "./parts.ts";
import { opened, ownerOf } from "./sealed.ts";

/** A part of the findings of a done analysis, as readers of the story see it. */
async function readPart<P extends Part>(db: Reader | Tx, analysisId: string, part: P): Promise<Found[P]> {
  const column = `sealed_${part as Part}` as const;
  const row = await db
    .selectFrom("story_analyses as a")
    .innerJoin("stories as s", "s.id", "a.story_id")
    .leftJoin("story_views as v", "v.analysis_id", "a.id")
    .select(["s.owner_id as userId", "v.analysis_id as view"])
    .select((eb) => eb.fn.coalesce(`v.${column}`, `a.${column}`).as("sealed"))
    .where("a.id", "=", analysisId)
    .executeTakeFirstOrThrow();
  const purpose = partFor(row.view ? "story_views" : "story_analyses", analysisId, part);
  return JSON.parse(await opened(db, { userId: row.userId, sealed: row.sealed, purpose }));
}

/** The script of a done analysis. */
export const readScript = (db: Reader | Tx, analysisId: string): Promise<Found["script"]> =>
  readPart(db, analysisId, "script");

/** The mood of a done analysis. */
export const readMood = (db: Reader | Tx, analysisId: string): Promise<Found["mood"]> =>
  readPart(db, analysisId, "mood");

/** The pairs of characters who speak with each other, by a done analysis. */
export const readRelations = async (db: Reader | Tx, analysisId: string): Promise<Found["relations"]> =>
  readPart(db, analysisId, "relations");

const viewOf = (db: Reader | Tx, analysisId: string) =>
  db
    .selectFrom("story_views as v")
    .innerJoin("story_analyses as a", "a.id", "v.analysis_id")
    .innerJoin("stories as s", "s.id", "a.story_id")
    .select(["s.owner_id", "v.sealed_characters"])
    .where("v.analysis_id", "=", analysisId);

async function openCharacters(
  db: Reader | Tx,
  analysisId: string,
  row: { owner_id: string; sealed_characters: Buffer | null },
): Promise<Found["characters"]> {
  const purpose = partFor("story_views", analysisId, "characters");
  return JSON.parse(await opened(db, { userId: row.owner_id, sealed: row.sealed_characters, purpose }));
}

/** The characters of a done analysis. */
export async function readCharacters(db: Reader | Tx, analysisId: string): Promise<Found["characters"]> {
  const view = await viewOf(db, analysisId).executeTakeFirst();
  return view ? openCharacters(db, analysisId, view) : (await readFound(db, analysisId)).characters;
}

/** The findings of an analysis with the author's corrections; null when they are shown uncorrected. */
export async function readCorrected(db: Reader | Tx, analysisId: string): Promise<Found | null> {
  const view = await viewOf(db, analysisId)
    .select(["v.sealed_script", "v.sealed_mood", "v.sealed_relations"])
    .executeTakeFirst();
  if (!view) return null;
  const { script, mood, relations } = await openParts(db, { table: "story_views", analysisId }, view);
  return {
    characters: await openCharacters(db, analysisId, view),
    script: JSON.parse(script),
    mood: JSON.parse(mood),
    relations: JSON.parse(relations),
  };
}

/** The findings of an analysis as readers see them. */
export const readView = async (db: Reader | Tx, analysisId: string): Promise<Found> =>
  (await readCorrected(db, analysisId)) ?? readFound(db, analysisId);

/** Saves the corrected findings of an analysis; null shows the findings themselves. */
export async function saveView(tx: Tx, analysisId: string, view: Found | null): Promise<void> {
  if (!view) {
    await tx.deleteFrom("story_views").where("analysis_id", "=", analysisId).execute();
    return;
  }
  const owner = await ownerOf(tx, analysisId);
  const [characters = null] = await sealWords(tx, owner, [
    { words: JSON.stringify(view.characters), purpose: partFor("story_views", analysisId, "characters") },
  ]);
  const columns = {
    sealed_characters: characters,
    ...(await sealParts(
      tx,
      owner,
      { table: "story_views", analysisId },
      {
        script: JSON.stringify(view.script),
        mood: JSON.stringify(view.mood),
        relations: JSON.stringify(view.relations),
      },
    )),
  };
  await tx
    .insertInto("story_views")
    .values({ analysis_id: analysisId, ...columns })
    .onConflict((conflict) => conflict.column("analysis_id").doUpdateSet(columns))
    .execute();
}
