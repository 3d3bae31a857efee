import type { Chapter, GivenChapter, Span } from "../analysis.ts";

const LONGEST_HEADING = 240;

/** The paragraphs, cut where a given chapter begins inside one. */
export const cutParagraphs = (paragraphs: readonly Span[], chapters: readonly GivenChapter[]): Span[] => {
  const cut: Span[] = [];
  let next = 0;
  for (const { start, end } of paragraphs) {
    while ((chapters[next]?.start ?? Infinity) <= start) next++;
    let from = start;
    for (let at = chapters[next]?.start; at !== undefined && at < end; at = chapters[++next]?.start) {
      cut.push({ start: from, end: at });
      from = at;
    }
    cut.push({ start: from, end });
  }
  return cut;
};

/**
 * For each paragraph whether it is the heading of a given chapter, or a heading that was found before the first chapter:
 * the title of the whole.
 */
export const givenHeadings = (
  paragraphs: readonly Span[],
  chapters: readonly GivenChapter[],
  found: readonly boolean[],
): { titles: boolean[]; headings: boolean[] } => {
  const starts = new Set(chapters.filter(({ headed }) => headed).map(({ start }) => start));
  const first = chapters[0]?.start ?? 0;
  const titles = paragraphs.map(({ start, end }) => starts.has(start) && end - start <= LONGEST_HEADING);
  const headings = titles.map(
    (title, p) => title || (found[p] === true && (paragraphs[p]?.end ?? 0) <= first),
  );
  return { titles, headings };
};

/** The given chapters, tiling the text. What is before the first belongs to it, unless it is more than headings. */
export const markedChapters = (
  text: string,
  paragraphs: readonly Span[],
  headings: readonly boolean[],
  chapters: readonly GivenChapter[],
): Chapter[] => {
  const first = chapters[0]?.start ?? 0;
  const begins = paragraphs.some(({ end }, p) => end <= first && !headings[p]);
  const given: readonly { start: number; title: string | null }[] = begins
    ? [{ start: 0, title: null }, ...chapters]
    : chapters;
  return given.map(({ start, title }, at) => ({
    start: at === 0 ? 0 : start,
    end: given[at + 1]?.start ?? text.length,
    title,
  }));
};
