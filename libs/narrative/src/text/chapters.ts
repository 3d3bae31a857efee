import type { Chapter, Span } from "../analysis.ts";

const NUMBER = String.raw`(?:\d+|[ivxlcdm]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|first|second|third|last)`;
const PART =
  "(?:chapter|book|part|volume|vol|letter|act|scene|canto|stave|section|story|tale|kapitel|teil|buch|akt|szene|chapitre|livre|partie|tome|capítulo|libro|parte|capitolo|capitulo|hoofdstuk|kapitola|rozdział|глава|часть|fejezet)";
const NAMED = new RegExp(`^(?:the\\s+)?${PART}\\.?\\s+(?:the\\s+)?${NUMBER}(?:$|[^\\p{L}\\d])`, "iu");
const ORDINAL = new RegExp(`^(?:the\\s+)?(?:${NUMBER}|\\p{L}+(?:st|nd|rd|th|tes|te))\\s+${PART}\\b`, "iu");
const WORDS =
  /^(?:prologue|epilogue|preface|introduction|foreword|afterword|contents|prolog|epilog|vorwort|préface|prólogo|conclusion)\b.{0,40}$/iu;
const BARE = /^(?:§\s*)?(?:[IVXLC]+|\d{1,3})\.?$/;
const NUMBERED = /^(?:[IVXLC]+|\d{1,3})[.:]?\s+[\p{Lu}\d][^a-z]*$/u;
const MARKDOWN = /^#{1,6}\s+\S/;
const CJK = /^第.{1,6}[章回話话節节]/;
const MARKS = /["“”„«»「]/;

const isCapitals = (line: string): boolean => {
  const letters = line.replace(/[^\p{L}]/gu, "");
  return letters.length >= 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
};

/** Whether the paragraph is a chapter's heading by its own words. */
const opensChapter = (line: string): boolean =>
  NAMED.test(line) ||
  ORDINAL.test(line) ||
  WORDS.test(line) ||
  BARE.test(line) ||
  MARKDOWN.test(line) ||
  CJK.test(line) ||
  NUMBERED.test(line);

const tidy = (text: string): string =>
  text
    .replace(/[_*=]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();

const isTitle = (line: string): boolean =>
  line.length <= 70 && !/[.,;!?]$/.test(line) && /^\p{Lu}/u.test(line);

/**
 * For each paragraph whether it is a heading: the number and title of a chapter, or a title all in capitals. When the
 * chapters are numbered, other capitals are a sign or a shout.
 */
export const findHeadings = (text: string, paragraphs: readonly Span[]): boolean[] => {
  const lines = paragraphs.map(({ start, end }) => {
    const line = end - start <= 160 ? tidy(text.slice(start, end)) : "";
    return line.length <= 120 && /[\p{L}\d]/u.test(line) && !MARKS.test(line) ? line : "";
  });
  const opening = lines.map((line) => line !== "" && opensChapter(line));
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
  title
    .replace(/^#+/, "")
    .replace(/[_*=]+/g, "")
    .replace(/\s+/g, " ")
    .trim();

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
