import type { Chapter } from "./script.ts";

/** A chapter of the audiobook; times are in ms from its start. */
export interface HeardChapter {
  readonly title: string;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The chapters of an audiobook; empty when there is only one. Chapters without a line are left out.
 * @param startOfLine where each line of the script begins, in ms
 */
export function chaptersOf(
  chapters: readonly Chapter[],
  startOfLine: ReadonlyMap<number, number>,
  totalMs: number,
  title: string,
): HeardChapter[] {
  const heard = chapters.filter(({ firstLine, lines }) => lines > 0 && startOfLine.has(firstLine));
  if (heard.length < 2) return [];
  const startOf = (chapter: Chapter | undefined) =>
    (chapter && startOfLine.get(chapter.firstLine)) ?? totalMs;
  return heard.map((chapter, at) => ({
    title: chapter.title.trim() === "" ? `${title} (${at + 1})` : chapter.title.trim(),
    startMs: startOf(chapter),
    endMs: startOf(heard[at + 1]),
  }));
}
