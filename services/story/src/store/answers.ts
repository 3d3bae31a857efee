import { type Db, openWords, personalOf, purposeOf, sealWords, transaction } from "@storytelling/service";
import type { Reader, Tx } from "./db.ts";
import type { Tables } from "./tables.ts";

export const answerFor = (storyId: string, key: string): string =>
  purposeOf("story_answers.sealed", storyId, key);

/** Keys as they are stored. A plain hash of a question could be found by guessing; its keyed fingerprint cannot. */
export async function keptKeys(db: Reader | Tx, ownerId: string, keys: readonly string[]): Promise<string[]> {
  const kept = await personalOf(db).fingerprintAll(ownerId, keys, "story_answers.key", db);
  return kept.map((key) => key.toString("hex"));
}

/** The answers of a language model to earlier analyses of a story, for use in later ones. */
export const answersOf = (db: Db<Tables>, storyId: string) => ({
  async recall(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    const owner = await db.read
      .selectFrom("stories")
      .select("owner_id as userId")
      .where("id", "=", storyId)
      .executeTakeFirst();
    if (!owner || keys.length === 0) return new Map();
    const { userId } = owner;
    const kept = await keptKeys(db.read, userId, keys);
    const asked = new Map(kept.map((key, at) => [key, keys[at] ?? key]));
    const rows = await db.read
      .selectFrom("story_answers")
      .select(["key", "sealed"])
      .where("story_id", "=", storyId)
      .where("key", "in", kept)
      .execute();
    const answers = await openWords(
      db.read,
      rows.map(({ key, sealed }) => ({ userId, sealed, purpose: answerFor(storyId, key) })),
    );
    return new Map(
      rows.flatMap(({ key }, at) => {
        const words = answers[at];
        return words ? [[asked.get(key) ?? key, JSON.parse(words)] as const] : [];
      }),
    );
  },

  /** Saves an answer as soon as it arrives, so that an interrupted analysis pays for nothing twice. */
  keep: (asked: string, answer: unknown): Promise<void> =>
    transaction(db, async (tx) => {
      const story = await tx
        .selectFrom("stories")
        .select("owner_id")
        .where("id", "=", storyId)
        .forKeyShare()
        .executeTakeFirst();
      if (!story) return;
      const [key = asked] = await keptKeys(tx, story.owner_id, [asked]);
      const words = JSON.stringify(answer);
      const [sealed = null] = await sealWords(tx, story.owner_id, [
        { words, purpose: answerFor(storyId, key) },
      ]);
      await tx
        .insertInto("story_answers")
        .values({ story_id: storyId, key, sealed })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }),
});
