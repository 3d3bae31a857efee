import { openWords, purposeOf, sealWords } from "@storytelling/service";
import type { Matter } from "../domain/apart.ts";
import type { Reader, Tx } from "./db.ts";
import { present } from "./sealed.ts";

const matterFor = (id: string): string => purposeOf("story_matter.sealed", id);

/** A story and its owner. */
interface Of {
  readonly id: string;
  readonly ownerId: string;
}

/** Saves the front and back matter of a new story, in its order. */
export async function insertMatter(tx: Tx, story: Of, matter: readonly Matter[]): Promise<void> {
  if (matter.length === 0) return;
  const words = matter.map(({ id, text }) => ({ words: JSON.stringify({ text }), purpose: matterFor(id) }));
  const sealed = await sealWords(tx, story.ownerId, words);
  const rows = matter.flatMap(({ id, kind, inserted }, position) => {
    const bytes = sealed[position];
    return bytes ? [{ id, story_id: story.id, position, kind, inserted, sealed: bytes }] : [];
  });
  await tx.insertInto("story_matter").values(rows).execute();
}

/** A story's front and back matter, in its order. */
export async function readMatter(db: Reader | Tx, story: Of): Promise<Matter[]> {
  const rows = await db
    .selectFrom("story_matter")
    .select(["id", "kind", "inserted", "sealed"])
    .where("story_id", "=", story.id)
    .orderBy("position")
    .execute();
  const words = await openWords(
    db,
    rows.map(({ id, sealed }) => ({ userId: story.ownerId, sealed, purpose: matterFor(id) })),
  );
  return rows.map(({ id, kind, inserted }, at) => ({
    id,
    kind,
    inserted,
    text: JSON.parse(present(words[at])).text,
  }));
}

/** Marks matter as put into the text. */
export const markInserted = (tx: Tx, id: string): Promise<unknown> =>
  tx.updateTable("story_matter").set({ inserted: true }).where("id", "=", id).execute();
