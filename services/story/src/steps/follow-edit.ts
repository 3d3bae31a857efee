import type { App } from "../app.ts";
import type { Mark } from "../domain/chapters/chapter.ts";
import { movedMarks } from "../domain/chapters/moved.ts";
import type { Story } from "../domain/story.ts";
import { replaceMarks } from "../store/chapters.ts";
import { storedMarks } from "../store/current-chapters.ts";
import type { Tx } from "../store/db.ts";
import { moveNotes, readNotePlaces } from "../store/notes.ts";

/**
 * Moves a locked story's chapters and the places of its notes with an edit of its text. Returns the chapters.
 * @param story as it was before the edit
 */
export async function followEdit(
  app: App,
  tx: Tx,
  story: Story,
  { before, after }: { before: string; after: string },
): Promise<readonly Mark[]> {
  const marks = await storedMarks(tx, story);
  const notes = await readNotePlaces(tx, story.id);
  const chapterPlaces = await app.marks.follow(
    before,
    after,
    marks.map(({ offset }) => offset),
  );
  const moved = movedMarks(marks, before, after, chapterPlaces);
  await replaceMarks(tx, story, { before: marks, after: moved });
  const notePlaces = await app.marks.follow(
    before,
    after,
    notes.map(({ place }) => place),
  );
  const changed = notes.flatMap(({ position, place }, at) => {
    const now = notePlaces[at] ?? null;
    return now === place ? [] : [{ position, place: now }];
  });
  await moveNotes(tx, story.id, changed);
  return moved;
}
