import type { Ids } from "@storytelling/service";
import type { Selectable } from "kysely";
import type { Correction, CorrectionState } from "../domain/corrections/correction.ts";
import type { Reader, Tx } from "./db.ts";
import type { Tables } from "./tables.ts";

const correctionOf = (row: Selectable<Tables["story_corrections"]>): Correction => ({
  id: row.id,
  position: row.position,
  what: row.what,
  state: row.state,
  createdAt: row.created_at,
});

/** A story's corrections in the order in which they take effect; with a limit, so many after a position. */
export async function readCorrections(
  db: Reader | Tx,
  storyId: string,
  part?: { after: number; limit: number },
): Promise<Correction[]> {
  let query = db.selectFrom("story_corrections").selectAll().where("story_id", "=", storyId);
  if (part) query = query.where("position", ">", part.after).limit(part.limit);
  return (await query.orderBy("position").execute()).map(correctionOf);
}

/** The place of a story's last correction, from 1; 0 when it has none. */
export async function lastPosition(tx: Tx, storyId: string): Promise<number> {
  const { last } = await tx
    .selectFrom("story_corrections")
    .select((eb) => eb.fn.max("position").as("last"))
    .where("story_id", "=", storyId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** Gives a story the corrections of another one, under ids of their own. */
export async function copyCorrections(tx: Tx, from: string, to: string, ids: Ids): Promise<void> {
  for (const correction of await readCorrections(tx, from))
    await insertCorrection(tx, to, { ...correction, id: ids.next() });
}

/** Keeps a new correction, under the lock of its story. */
export async function insertCorrection(tx: Tx, storyId: string, correction: Correction): Promise<void> {
  await tx
    .insertInto("story_corrections")
    .values({
      id: correction.id,
      story_id: storyId,
      position: correction.position,
      what: JSON.stringify(correction.what),
      state: correction.state,
      created_at: correction.createdAt,
    })
    .execute();
}

/** Forgets a correction of a story; returns it, or null when there is none. */
export async function deleteCorrection(tx: Tx, storyId: string, id: string): Promise<Correction | null> {
  const row = await tx
    .deleteFrom("story_corrections")
    .where("story_id", "=", storyId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row ? correctionOf(row) : null;
}

/** Notes which corrections found what they speak of. */
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
