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
  return marks.length > 0 || story.chaptersKept ? marks : scriptMarks(db, story);
}

async function scriptMarks(db: Reader | Tx, story: Story): Promise<Mark[]> {
  const done = await findDone(db, story);
  if (!done) return [];
  const [script, text] = [await readScript(db, done.id), await readText(db, story.id, story.revision)];
  return guessedMarks(script, text, story.id);
}

/** The current chapters, each in a row of its own. The caller holds the story's lock. */
export async function storedMarks(tx: Tx, story: Story): Promise<Mark[]> {
  const marks = await readMarks(tx, story);
  if (marks.length > 0 || story.chaptersKept) return marks;
  const guessed = await scriptMarks(tx, story);
  await saveMarks(tx, story, guessed);
  return guessed;
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
