import type { Mark } from "./chapter.ts";
import { headingAt, visibleAt } from "./visible.ts";

/**
 * The marks after an edit of their text. A mark whose text was deleted goes with it. A title that was the heading in the
 * text stays the heading's words.
 * @param places where each mark is in the text after the edit, as `follow` gives them
 */
export function movedMarks(
  marks: readonly Mark[],
  before: string,
  after: string,
  places: readonly (number | null)[],
): Mark[] {
  const moved = new Map<number, Mark>();
  marks.forEach((mark, at) => {
    const place = places[at];
    const offset = typeof place === "number" ? visibleAt(after, place) : null;
    if (offset === null || moved.has(offset)) return;
    const title = mark.title === headingAt(before, mark.offset) ? headingAt(after, offset) : mark.title;
    moved.set(offset, { ...mark, offset, title });
  });
  return [...moved.values()].sort((a, b) => a.offset - b.offset);
}
