import { type ChapterChange, chapterChanged } from "../domain/chapters/change-chapters.ts";
import type { Mark } from "../domain/chapters/chapter.ts";
import { soundOf } from "../domain/chapters/script-chapters.ts";
import type { Script } from "../domain/script.ts";
import { assertUnchanged, type Story } from "../domain/story.ts";
import { deleteMarks, saveMarks } from "./chapters.ts";
import { refreshView } from "./corrected.ts";
import { storedMarks } from "./current-chapters.ts";
import type { Tx } from "./db.ts";
import { findDone } from "./findings.ts";
import { readText } from "./revisions.ts";
import { lockOwned, saveStory } from "./stories.ts";
import { readScript } from "./views.ts";

/** What a change of a story's chapters is decided from. */
interface Before {
  readonly marks: readonly Mark[];
  readonly text: string;
}

/**
 * Changes a chapter of the user's story, shows it in the script at once, and records the event. Does nothing when
 * `change` returns the same chapters.
 * @throws Refusal `not-found`, those of `assertUnchanged` and those of `change`
 */
export async function changeChapters(
  tx: Tx,
  { storyId, userId, ifMatch, now }: { storyId: string; userId: string; ifMatch: string | null; now: Date },
  change: (before: Before) => ChapterChange,
): Promise<{ changed: Mark; version: number }> {
  const story = await lockOwned(tx, storyId, userId);
  assertUnchanged(story, ifMatch);
  const marks = await storedMarks(tx, story);
  const next = change({ marks, text: await readText(tx, story.id, story.revision) });
  const { changed } = next;
  if (next.marks === marks) return { changed, version: story.version };
  if (next.how === "removed") await deleteMarks(tx, story, [changed.id]);
  else await saveMarks(tx, story, [changed]);
  const shown = await reshow(tx, { ...story, chaptersKept: true });
  const sound = shown.sound || soundOf(marks, story.language) !== soundOf(next.marks, story.language);
  const changedStory = chapterChanged(story, next, { lines: shown.lines, sound }, now);
  await saveStory(tx, changedStory);
  return { changed, version: changedStory.story.version };
}

/** Shows the new chapters in the script, if there is one. Returns whether its lines, or what is heard of them, changed. */
async function reshow(tx: Tx, story: Story): Promise<{ lines: boolean; sound: boolean }> {
  const done = await findDone(tx, story);
  if (!done) return { lines: false, sound: false };
  const before = await readScript(tx, done.id);
  const { script: after } = await refreshView(tx, story, done.id);
  const same = (key: keyof Script) => String(before[key]) === String(after[key]);
  return { lines: !same("ends"), sound: !same("kinds") || !same("speakers") };
}
