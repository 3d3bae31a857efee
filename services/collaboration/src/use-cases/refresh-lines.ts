import { type JobRun, transaction } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { askedLines } from "../domain/lines.ts";
import { replaceLines } from "../store/session-lines.ts";
import { lockSessionsOn, saveSession } from "../store/sessions.ts";

/**
 * Reads the lines of the sessions on a story anew. Contributions keep the words that their participants saw. A revision
 * that is not analysed yet is read when StoryAnalyzed comes.
 */
export async function refreshLines(
  app: App,
  { storyId, ownerId }: { storyId: string; ownerId: string },
  { signal }: JobRun,
): Promise<void> {
  const story = await app.story
    .ownersScript(storyId, { actor: { id: ownerId }, address: null, signal })
    .catch((error) => {
      if (error instanceof Refusal && (error.kind === "conflict" || error.kind === "not-found")) return null;
      throw error;
    });
  if (!story) return;
  await transaction(app.db, async (tx) => {
    for (const session of await lockSessionsOn(tx, storyId)) {
      // An answer of an earlier revision must not replace that of a later one.
      if (story.revision < session.revision) continue;
      const characters = story.characters.map(({ id, name }) => ({ id, name }));
      const { revision, title: storyTitle } = story;
      const fresh = { ...session, revision, storyTitle, characters, updatedAt: app.clock.now() };
      await saveSession(tx, fresh, []);
      await replaceLines(tx, fresh, askedLines(story, fresh.asked));
    }
  });
}
