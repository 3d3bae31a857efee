import { openWords, purposeOf, sealWords } from "@storytelling/service";
import { sql } from "kysely";
import type { Note } from "../domain/apart.ts";
import type { Reader, Tx } from "./db.ts";
import { present } from "./sealed.ts";

const noteFor = (storyId: string, position: number): string =>
  purposeOf("story_notes.sealed", storyId, position);

/** A story and its owner. */
interface Of {
  readonly id: string;
  readonly ownerId: string;
}

/** Saves the notes of a new story. */
export async function insertNotes(tx: Tx, { id, ownerId }: Of, notes: readonly Note[]): Promise<void> {
  const words = notes.map(({ position, text }) => ({
    words: JSON.stringify({ text }),
    purpose: noteFor(id, position),
  }));
  const sealed = await sealWords(tx, ownerId, words);
  const rows = notes.flatMap(({ position, offset }, at) => {
    const bytes = sealed[at];
    return bytes ? [{ story_id: id, position, place: offset, sealed: bytes }] : [];
  });
  // A statement takes 65,535 parameters at most.
  for (let at = 0; at < rows.length; at += 10_000)
    await tx
      .insertInto("story_notes")
      .values(rows.slice(at, at + 10_000))
      .execute();
}

/** A story's notes in their order; with `part`, only `limit` of them from a position on. */
export async function readNotes(
  db: Reader | Tx,
  { id, ownerId }: Of,
  part?: { from: number; limit: number },
): Promise<Note[]> {
  let query = db.selectFrom("story_notes").select(["position", "place", "sealed"]).where("story_id", "=", id);
  if (part) query = query.where("position", ">=", part.from).limit(part.limit);
  const rows = await query.orderBy("position").execute();
  const words = await openWords(
    db,
    rows.map(({ position, sealed }) => ({ userId: ownerId, sealed, purpose: noteFor(id, position) })),
  );
  return rows.map(({ position, place }, at) => ({
    position,
    text: JSON.parse(present(words[at])).text,
    offset: place,
  }));
}

/** The places of a story's notes in its text, in ascending order. */
export async function readNotePlaces(
  tx: Tx,
  storyId: string,
): Promise<{ position: number; place: number }[]> {
  const rows = await tx
    .selectFrom("story_notes")
    .select(["position", "place"])
    .where("story_id", "=", storyId)
    .where("place", "is not", null)
    .orderBy("place")
    .execute();
  return rows.map(({ position, place }) => ({ position, place: place ?? 0 }));
}

/** Saves where notes belong after an edit; null for those whose text was deleted. */
export async function moveNotes(
  tx: Tx,
  storyId: string,
  moved: readonly { position: number; place: number | null }[],
): Promise<void> {
  if (moved.length === 0) return;
  const positions = moved.map(({ position }) => position);
  const places = moved.map(({ place }) => place);
  await sql`
    update story_notes as n set place = m.place
      from unnest(${positions}::int[], ${places}::int[]) as m (position, place)
     where n.story_id = ${storyId} and n.position = m.position`.execute(tx);
}
