import { type Db, transaction } from "@storytelling/service";
import type { Tables } from "./tables.ts";

/** What a story's analyses asked of a language model before, and may take up again. */
export const answersOf = (db: Db<Tables>, storyId: string) => ({
  async recall(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    if (keys.length === 0) return new Map();
    const rows = await db.read
      .selectFrom("story_answers")
      .select(["key", "answer"])
      .where("story_id", "=", storyId)
      .where("key", "in", [...keys])
      .execute();
    return new Map(rows.map(({ key, answer }) => [key, answer]));
  },

  /** Keeps an answer as soon as it is there: an analysis that breaks off pays for nothing twice. */
  keep: (key: string, answer: unknown): Promise<void> =>
    transaction(db, async (tx) => {
      const story = await tx
        .selectFrom("stories")
        .select("id")
        .where("id", "=", storyId)
        .forKeyShare()
        .executeTakeFirst();
      if (!story) return;
      await tx
        .insertInto("story_answers")
        .values({ story_id: storyId, key, answer: JSON.stringify(answer) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }),
});
