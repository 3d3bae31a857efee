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

/** A title page is no longer than this between the title and the first chapter. */
const TITLE_PAGE_CHARACTERS = 600;

/**
 * The chapters, tiling the text: one begins at each run of headings that has text after it. The title of the whole is
 * none, and no part of the first chapter's title, where that is followed by a heading such as "Chapter 1".
 */
export const findChapters = (
  text: string,
  paragraphs: readonly Span[],
  headings: readonly boolean[],
): Chapter[] => {
  const opening = opensChapter(headingLines(text, paragraphs));
  const chapters: Chapter[] = [];
  /** For each chapter whether one of its headings opens a chapter by its own words. */
  const opened: boolean[] = [];
  let run: (Span & { opens: boolean })[] = [];
  paragraphs.forEach((paragraph, i) => {
    if (headings[i]) {
      run.push({ ...paragraph, opens: opening[i] === true });
      return;
    }
    const first = run[0];
    if (first) {
      const from = run.findIndex(({ opens }) => opens);
      const own = chapters.length === 0 && from > 0 ? run.slice(from) : run;
      const titles = (own.length > 4 ? own.slice(-2) : own).map((p) => clean(text.slice(p.start, p.end)));
      chapters.push({ start: first.start, end: 0, title: titles.filter(Boolean).join(" – ") || null });
      opened.push(from >= 0);
    } else if (chapters.length === 0) {
      chapters.push({ start: 0, end: 0, title: null });
      opened.push(false);
    }
    run = [];
  });
  const only = run[0];
  if (chapters.length === 0)
    chapters.push({ start: 0, end: 0, title: only ? clean(text.slice(only.start, only.end)) : null });
  const isTitlePage = !opened[0] && opened[1] && (chapters[1]?.start ?? 0) < TITLE_PAGE_CHARACTERS;
  if (isTitlePage && opened.slice(1).filter(Boolean).length > 1) chapters.shift();
  const first = chapters[0];
  if (first) first.start = 0;
  chapters.forEach((chapter, i) => {
    chapter.end = chapters[i + 1]?.start ?? text.length;
  });
  return chapters;
};
