import type { Mark } from "../domain/chapters/chapter.ts";
import { guessedMarks, withGuesses } from "../domain/chapters/guessed.ts";
import type { Script } from "../domain/script.ts";
import type { Story } from "../domain/story.ts";
import { readMarks, replaceMarks, saveMarks } from "./chapters.ts";
import type { Reader, Tx } from "./db.ts";
import { findDone } from "./findings.ts";
import { readText } from "./revisions.ts";
import { readScript } from "./views.ts";

/**
 * The chapters of a story's current revision. A story that was analysed before chapters were kept has those of its
 * script.
 */
export async function currentMarks(db: Reader | Tx, story: Story): Promise<Mark[]> {
  const marks = await readMarks(db, story);
  if (marks.length > 0 || story.chaptersKept) return marks;
  const done = await findDone(db, story);
  if (!done) return [];
  const [script, text] = [await readScript(db, done.id), await readText(db, story.id, story.revision)];
  return guessedMarks(script, text, story.id);
}

/** Saves the chapters that an engine guessed, instead of earlier guesses. The author's, and a file's, stay. */
export async function keepGuesses(
  tx: Tx,
  story: Story,
  { script, text }: { script: Script; text: string },
): Promise<Mark[]> {
  const before = await readMarks(tx, story);
  if (story.chaptersKept) return before;
  const after = withGuesses(before, guessedMarks(script, text, story.id));
  const known = new Set(before.map(({ id }) => id));
  await replaceMarks(tx, story, { before, after });
  await saveMarks(
    tx,
    story,
    after.filter(({ id }) => !known.has(id)),
  );
  return after;
}
