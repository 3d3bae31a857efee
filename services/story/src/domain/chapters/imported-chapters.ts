import { type Mark, mostChapters } from "./chapter.ts";
import { titleOf, visibleAt } from "./visible.ts";

/** A heading of an imported file; level 0 is the title of the whole, or its author. */
export interface ImportedHeading {
  readonly offset: number;
  readonly title: string;
  readonly level: number;
}

/** The chapters that a file marks. Its title and credits are none. */
export function importedMarks(
  headings: readonly ImportedHeading[],
  text: string,
  newId: () => string,
): Mark[] {
  const marks = new Map<number, Mark>();
  for (const { offset: from, title, level } of headings) {
    const offset = visibleAt(text, from);
    if (level < 1 || offset === null || marks.size >= mostChapters) continue;
    marks.set(offset, {
      id: marks.get(offset)?.id ?? newId(),
      offset,
      level: Math.min(9, level),
      title: titleOf(title),
      language: null,
      readAloud: null,
      headed: true,
      origin: "file",
    });
  }
  return [...marks.values()].sort((a, b) => a.offset - b.offset);
}
