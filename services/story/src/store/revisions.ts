import { createHash } from "node:crypto";
import type { Story } from "../domain/story.ts";
import type { Reader, Tx } from "./db.ts";

/** Keeps the text of a story's current revision. */
export async function insertRevision(tx: Tx, story: Story, text: string): Promise<void> {
  await tx
    .insertInto("story_revisions")
    .values({
      story_id: story.id,
      revision: story.revision,
      language: story.language,
      text,
      sha256: createHash("sha256").update(text).digest(),
      created_at: story.updatedAt,
    })
    .execute();
}

/** The text of a revision. */
export async function readText(db: Reader | Tx, storyId: string, revision: number): Promise<string> {
  const { text } = await db
    .selectFrom("story_revisions")
    .select("text")
    .where("story_id", "=", storyId)
    .where("revision", "=", revision)
    .executeTakeFirstOrThrow();
  return text;
}
