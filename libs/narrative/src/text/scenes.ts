import type { Chapter, Span } from "../analysis.ts";

const RULE = /^(?:[*#~_=•·⁂❦☙-]|[–—―])(?:\s*(?:[*#~_=•·⁂❦☙-]|[–—―]))*$/u;
const LONGEST_RULE = 120;
const WIDER = 2;

/** Whether a paragraph is a rule that separates scenes: "* * *", "---", "#". */
const isRule = (text: string, { start, end }: Span): boolean =>
  end - start <= LONGEST_RULE && RULE.test(text.slice(start, end));

const lineEnds = (text: string, from: number, to: number): number => {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count++;
  return count;
};

/**
 * The scenes, which tile the text. One begins at each chapter, after a rule, and after a gap wider than usual in the
 * text.
 */
export const findScenes = (
  text: string,
  paragraphs: readonly Span[],
  headings: readonly boolean[],
  chapters: readonly Chapter[],
): Span[] => {
  const gaps = paragraphs.map(({ start }, i) => lineEnds(text, paragraphs[i - 1]?.end ?? start, start));
  const sorted = gaps.slice(1).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const starts = new Set(chapters.map(({ start }) => start));
  let fresh = false;
  paragraphs.forEach((paragraph, i) => {
    if (isRule(text, paragraph)) {
      fresh = i > 0;
      return;
    }
    const calm = !headings[i] && !headings[i - 1];
    const wide = calm && i > 0 && (gaps[i] ?? 0) >= usual + WIDER && (gaps[i] ?? 0) >= 1 + WIDER;
    if (fresh || wide) starts.add(paragraph.start);
    fresh = false;
  });
  const ordered = [...starts].sort((a, b) => a - b);
  return ordered.map((start, i) => ({ start, end: ordered[i + 1] ?? text.length }));
};
