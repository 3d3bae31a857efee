import type { Chapter, Span } from "../analysis.ts";
import { headingLines, opensChapter, withoutOrnaments } from "./heading-lines.ts";

const isCapitals = (line: string): boolean => {
  const letters = line.replace(/[^\p{L}]/gu, "");
  return letters.length >= 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
};

const isTitle = (line: string): boolean =>
  line.length <= 70 && !/[.,;!?]$/.test(line) && /^\p{Lu}/u.test(line);

/**
 * For each paragraph whether it is a heading: the number and title of a chapter, or a title all in capitals. When the
 * chapters are numbered, other capitals are a sign or a shout.
 */
export const findHeadings = (text: string, paragraphs: readonly Span[]): boolean[] => {
  const lines = headingLines(text, paragraphs);
  const opening = opensChapter(lines);
  const numbered = opening.filter(Boolean).length >= 2;
  let after = true;
  let begun = false;
  return lines.map((line, i) => {
    const capitals = line !== "" && line.length <= 100 && isCapitals(line) && !/[,;]$/.test(line);
    const heading =
      opening[i] === true ||
      (capitals && (!numbered || after || opening[i + 1] === true)) ||
      (after && begun && line !== "" && isTitle(line));
    begun ||= opening[i] === true;
    after = heading;
    return heading;
  });
};

const clean = (title: string): string =>
  withoutOrnaments(
    title
      .replace(/^#+/, "")
      .replace(/[_*=]+/g, "")
      .replace(/\s+/g, " ")
      .trim(),
  );

/** The chapters, tiling the text: one begins at each run of headings that has text after it. */
export const findChapters = (
  text: string,
  paragraphs: readonly Span[],
  headings: readonly boolean[],
): Chapter[] => {
  const chapters: Chapter[] = [];
  let run: Span[] = [];
  paragraphs.forEach((paragraph, i) => {
    if (headings[i]) {
      run.push(paragraph);
      return;
    }
    const first = run[0];
    if (first) {
      const titles = (run.length > 4 ? run.slice(-2) : run).map((p) => clean(text.slice(p.start, p.end)));
      chapters.push({ start: first.start, end: 0, title: titles.filter(Boolean).join(" – ") || null });
    } else if (chapters.length === 0) chapters.push({ start: 0, end: 0, title: null });
    run = [];
  });
  const only = run[0];
  if (chapters.length === 0)
    chapters.push({ start: 0, end: 0, title: only ? clean(text.slice(only.start, only.end)) : null });
  const first = chapters[0];
  if (first) first.start = 0;
  chapters.forEach((chapter, i) => {
    chapter.end = chapters[i + 1]?.start ?? text.length;
  });
  return chapters;
};
