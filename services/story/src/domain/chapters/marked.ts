import type { Found } from "../corrections/found.ts";
import type { SentenceBody } from "../feelings.ts";
import type { Mark } from "./chapter.ts";
import { hasMoodOf, moodByChapter } from "./chapter-mood.ts";
import { cutLines } from "./cut-lines.ts";
import { headingLines, withHeadings } from "./heading-lines.ts";

const heading = 2;

/** True when findings have these chapters already, as `marked` would make them. */
export function fitsMarks(found: Found, text: string, marks: readonly Mark[]): boolean {
  const { script, mood } = found;
  if (marks.length === 0) return true;
  return (
    cutLines(found, text, marks) === found &&
    headingLines(script, text, marks).every((line) => script.kinds[line] === heading) &&
    hasMoodOf(mood, script, marks)
  );
}

/**
 * The findings with the story's chapters: a line begins at each chapter, a chapter's heading is a heading line of the
 * narrator, and the mood by chapter is that of these chapters.
 */
export function marked(
  found: Found,
  words: { text: string; sentences: readonly SentenceBody[] },
  marks: readonly Mark[],
): Found {
  const cut = cutLines(found, words.text, marks);
  const headed = withHeadings(cut, words, headingLines(cut.script, words.text, marks));
  const chapters = moodByChapter(headed.script, marks, words.sentences);
  return { ...headed, mood: { ...headed.mood, chapters } };
}
