import { type Ids, openWords, purposeOf, sealWords } from "@storytelling/service";
import type { Correction, CorrectionState } from "../domain/corrections/correction.ts";
import type { Reader, Tx } from "./db.ts";
import { present } from "./sealed.ts";

export const correctionFor = (id: string): string => purposeOf("story_corrections.sealed", id);

/** A story and its owner. */
interface Of {
  readonly id: string;
  readonly ownerId: string;
}

const columns = ["id", "position", "sealed", "state", "created_at"] as const;
interface Row {
  readonly id: string;
  readonly position: number;
  readonly sealed: Buffer | null;
  readonly state: CorrectionState;
  readonly created_at: Date;
}

async function correctionsOf(db: Reader | Tx, userId: string, rows: readonly Row[]): Promise<Correction[]> {
  const words = await openWords(
    db,
    rows.map(({ id, sealed }) => ({ userId, sealed, purpose: correctionFor(id) })),
  );
  return rows.map(({ id, position, state, created_at: createdAt }, at) => ({
    id,
    position,
    what: JSON.parse(present(words[at])),
    state,
    createdAt,
  }));
}

/** A story's corrections in the order in which they take effect; with `part`, only `limit` of them after a position. */
export async function readCorrections(
  db: Reader | Tx,
  story: Of,
  part?: { after: number; limit: number },
): Promise<Correction[]> {
  let query = db.selectFrom("story_corrections").select(columns).where("story_id", "=", story.id);
  if (part) query = query.where("position", ">", part.after).limit(part.limit);
  return correctionsOf(db, story.ownerId, await query.orderBy("position").execute());
}

/** The position of a story's last correction, from 1; 0 when it has none. */
export async function lastPosition(tx: Tx, storyId: string): Promise<number> {
  const { last } = await tx
    .selectFrom("story_corrections")
    .select((eb) => eb.fn.max("position").as("last"))
    .where("story_id", "=", storyId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** Copies the corrections of one story to another, with new ids. */
export async function copyCorrections(tx: Tx, from: Of, to: Of, ids: Ids): Promise<void> {
  for (const correction of await readCorrections(tx, from))
    await insertCorrection(tx, to, { ...correction, id: ids.next() });
}

/** Saves a new correction. The caller holds the story's lock. */
export async function insertCorrection(tx: Tx, story: Of, correction: Correction): Promise<void> {
  const [sealed = null] = await sealWords(tx, story.ownerId, [
    { words: JSON.stringify(correction.what), purpose: correctionFor(correction.id) },
  ]);
  await tx
    .insertInto("story_corrections")
    .values({
      id: correction.id,
      story_id: story.id,
      position: correction.position,
      sealed,
      state: correction.state,
      created_at: correction.createdAt,
    })
    .execute();
}

/** Deletes a correction of a story and returns it; null when it does not exist. */
export async function deleteCorrection(tx: Tx, story: Of, id: string): Promise<Correction | null> {
  const rows = await tx
    .deleteFrom("story_corrections")
    .where("story_id", "=", story.id)
    .where("id", "=", id)
    .returning(columns)
    .execute();
  const [deleted = null] = await correctionsOf(tx, story.ownerId, rows);
  return deleted;
}

/** Saves which corrections found their characters and lines. */
export async function saveStates(
  tx: Tx,
  corrections: readonly Correction[],
  states: ReadonlyMap<string, CorrectionState>,
): Promise<void> {
  const changed = corrections.filter(({ id, state }) => (states.get(id) ?? state) !== state);
  for (const state of ["applied", "dormant"] as const) {
    const ids = changed.filter(({ id }) => states.get(id) === state).map(({ id }) => id);
    if (ids.length > 0)
      await tx.updateTable("story_corrections").set({ state }).where("id", "in", ids).execute();
  }
}
