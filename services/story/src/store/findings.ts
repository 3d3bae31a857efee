import { notFound } from "@storytelling/values";
import { sql } from "kysely";
import { placesKey } from "../domain/chapters/chapter.ts";
import type { Found } from "../domain/corrections/found.ts";
import { emotionCount, emotionsOf, type SentenceBody } from "../domain/feelings.ts";
import type { Findings } from "../domain/findings.ts";
import type { Story } from "../domain/story.ts";
import { readMarks } from "./chapters.ts";
import { insertCharacters, readFoundCharacters } from "./characters.ts";
import type { Reader, Tx } from "./db.ts";
import { openParts, sealParts } from "./parts.ts";
import { ownerOf } from "./sealed.ts";

// More than the longest text has characters.
const mostSentences = 10_000_000;

const done = (now: Date) => ({
  status: "done" as const,
  progress: 1,
  stage: "done",
  error: null,
  touched_at: now,
  finished_at: now,
});

/** Saves the findings of an analysis and marks it as done. */
export async function saveFindings(tx: Tx, analysisId: string, findings: Findings, now: Date): Promise<void> {
  const { lines, characters, sentences } = findings;
  const usage = findings.usage && JSON.stringify(findings.usage);
  const owner = await ownerOf(tx, analysisId);
  const sealed = await sealParts(tx, owner, { table: "story_analyses", analysisId }, findings);
  await tx
    .updateTable("story_analyses")
    .set({ ...done(now), lines, ...sealed, usage })
    .where("id", "=", analysisId)
    .execute();
  await insertCharacters(tx, owner, analysisId, characters);
  const { count, ...arrays } = sentences;
  await tx
    .insertInto("story_emotions")
    .values({ analysis_id: analysisId, sentences: count, ...arrays })
    .execute();
}

/**
 * A done analysis of an equal text of the same owner by the same engine. Its row is locked until the transaction
 * ends.
 */
export async function findTwin(tx: Tx, analysisId: string): Promise<string | null> {
  const twin = await tx
    .selectFrom("story_analyses as mine")
    .innerJoin("stories as my", "my.id", "mine.story_id")
    .innerJoin("story_analyses as twin", (join) =>
      join
        .onRef("twin.fingerprint", "=", "mine.fingerprint")
        .onRef("twin.language", "=", "mine.language")
        .onRef("twin.engine_version", "=", "mine.engine_version")
        .on(sql<boolean>`twin.marks is not distinct from mine.marks`)
        .on("twin.status", "=", "done"),
    )
    .innerJoin("stories as other", "other.id", "twin.story_id")
    .select("twin.id")
    .where("mine.id", "=", analysisId)
    .whereRef("other.owner_id", "=", "my.owner_id")
    .limit(1)
    .forShare("twin")
    .executeTakeFirst();
  return twin?.id ?? null;
}

/** Whether findings on an equal text of the same owner exist, by the same engine. */
export async function hasTwin(db: Reader | Tx, story: Story, engineVersion: string): Promise<boolean> {
  const twin = await db
    .selectFrom("story_revisions as mine")
    .innerJoin("story_analyses as twin", (join) =>
      join.onRef("twin.fingerprint", "=", "mine.fingerprint").onRef("twin.language", "=", "mine.language"),
    )
    .innerJoin("stories as other", "other.id", "twin.story_id")
    .select("twin.id")
    .where("mine.story_id", "=", story.id)
    .where("mine.revision", "=", story.revision)
    .where("twin.engine_version", "=", engineVersion)
    .where("twin.status", "=", "done")
    .where("twin.marks", "is not distinct from", await placesOf(db, story))
    .where("other.owner_id", "=", story.ownerId)
    .limit(1)
    .executeTakeFirst();
  return twin !== undefined;
}

/** The key of the places of the chapters that an analysis of a story is given. */
export const placesOf = async (db: Reader | Tx, story: Story): Promise<Buffer | null> =>
  story.chaptersKept ? placesKey(await readMarks(db, story), true) : null;

/** Copies the findings of one analysis to another, sealed again under its owner's key, and marks it as done. */
export async function copyFindings(tx: Tx, from: string, to: string, now: Date): Promise<void> {
  const owner = await ownerOf(tx, to);
  const found = await readSealed(tx, from);
  const parts = await openParts(tx, { table: "story_analyses", analysisId: from }, found);
  const sealed = await sealParts(tx, owner, { table: "story_analyses", analysisId: to }, parts);
  await tx
    .updateTable("story_analyses")
    .set({ ...done(now), lines: found.lines, ...sealed })
    .where("id", "=", to)
    .execute();
  await insertCharacters(tx, owner, to, await readFoundCharacters(tx, found.owner_id, from));
  await sql`insert into story_emotions
    select ${to}::uuid, sentences, starts, ends, valence, arousal, emotions
      from story_emotions where analysis_id = ${from}`.execute(tx);
}

/** The newest done analysis of a revision, or null. */
export async function findDone(
  db: Reader | Tx,
  of: { id: string; revision: number },
): Promise<{ id: string; lines: number; engineVersion: string } | null> {
  const row = await db
    .selectFrom("story_analyses")
    .select(["id", "lines", "engine_version"])
    .where("story_id", "=", of.id)
    .where("revision", "=", of.revision)
    .where("status", "=", "done")
    .orderBy("requested_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { id: row.id, lines: row.lines ?? 0, engineVersion: row.engine_version } : null;
}

/** The characters and lines that an analysis found, without corrections. */
export async function readFound(db: Reader | Tx, analysisId: string): Promise<Found> {
  const row = await readSealed(db, analysisId);
  const found = await openParts(db, { table: "story_analyses", analysisId }, row);
  const characters = await readFoundCharacters(db, row.owner_id, analysisId);
  return {
    characters: characters.map((one) => ({ ...one, voiceHint: null })),
    script: JSON.parse(found.script),
    mood: JSON.parse(found.mood),
    relations: JSON.parse(found.relations),
  };
}

const readSealed = (db: Reader | Tx, analysisId: string) =>
  db
    .selectFrom("story_analyses as a")
    .innerJoin("stories as s", "s.id", "a.story_id")
    .select(["s.owner_id", "a.lines", "a.sealed_script", "a.sealed_mood", "a.sealed_relations"])
    .where("a.id", "=", analysisId)
    .executeTakeFirstOrThrow(() => notFound("story"));

/** Every sentence of an analysis, with its feelings. */
export const readAllSentences = (db: Reader | Tx, analysisId: string): Promise<SentenceBody[]> =>
  readSentences(db, analysisId, 0, mostSentences);

/** At most `limit` sentences of an analysis from an index on, with their feelings. */
export async function readSentences(
  db: Reader | Tx,
  analysisId: string,
  from: number,
  limit: number,
): Promise<SentenceBody[]> {
  const part = (column: string, elements = 1) =>
    sql<number[]>`${sql.ref(column)}[${from * elements + 1}::int:${(from + limit) * elements}::int]`;
  const row = await db
    .selectFrom("story_emotions")
    .select([
      part("starts").as("starts"),
      part("ends").as("ends"),
      part("valence").as("valence"),
      part("arousal").as("arousal"),
      part("emotions", emotionCount).as("emotions"),
    ])
    .where("analysis_id", "=", analysisId)
    .executeTakeFirstOrThrow();
  return row.starts.map((start, i) => ({
    index: from + i,
    start,
    end: row.ends[i] ?? start,
    valence: row.valence[i] ?? 0,
    arousal: row.arousal[i] ?? 0,
    emotions: emotionsOf(row.emotions.slice(i * emotionCount, (i + 1) * emotionCount)),
  }));
}
