import { createHash } from "node:crypto";
import { personalOf, purposeOf, type SealedWords, sealWords } from "@storytelling/service";
import type { Story } from "../domain/story.ts";
import type { Reader, Tx } from "./db.ts";
import { opened } from "./sealed.ts";

export const textFor = (storyId: string, revision: number): string =>
  purposeOf("story_revisions.sealed", storyId, revision);
export const sameText = "story_revisions.fingerprint";

/** A text as it is stored. */
export interface SealedText {
  readonly sealed: Buffer | null;
  /** Equal for equal texts of one owner, and different for all others. */
  readonly fingerprint: Buffer | null;
}

/** Seals the text of a story's current revision. */
export async function sealRevision(tx: Tx, story: Story, text: string): Promise<SealedText> {
  const { id, ownerId, revision } = story;
  const [sealed = null] = await sealWords(tx, ownerId, [{ words: text, purpose: textFor(id, revision) }]);
  const hash = createHash("sha256").update(text).digest("hex");
  const [fingerprint = null] = await personalOf(tx).fingerprintAll(ownerId, [hash], sameText, tx);
  return { sealed, fingerprint };
}

/** Saves the text of a story's current revision. */
export async function insertRevision(tx: Tx, story: Story, text: string): Promise<void> {
  await insertSealedRevision(tx, story, await sealRevision(tx, story, text));
}

/** Saves a text that is already sealed. */
export async function insertSealedRevision(tx: Tx, story: Story, text: SealedText): Promise<void> {
  const { id, revision, language, updatedAt } = story;
  await tx
    .insertInto("story_revisions")
    .values({ story_id: id, revision, language, ...text, created_at: updatedAt })
    .execute();
}

export const sealedText = (row: {
  story_id: string;
  owner_id: string;
  revision: number;
  text: Buffer | null;
}): SealedWords => ({
  userId: row.owner_id,
  sealed: row.text,
  purpose: textFor(row.story_id, row.revision),
});

/** The text of a revision. @throws Refusal `not-found` when the owner's key was deleted */
export async function readText(db: Reader | Tx, storyId: string, revision: number): Promise<string> {
  const row = await db
    .selectFrom("story_revisions as r")
    .innerJoin("stories as s", "s.id", "r.story_id")
    .select(["r.story_id", "r.revision", "s.owner_id", "r.sealed as text"])
    .where("r.story_id", "=", storyId)
    .where("r.revision", "=", revision)
    .executeTakeFirstOrThrow();
  return opened(db, sealedText(row));
}
