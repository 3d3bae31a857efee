import { chaptersChanged, type DomainEvent } from "@storytelling/events";
import { notFound, Refusal } from "@storytelling/values";
import type { Change, Story } from "../story.ts";
import { type ChapterEdit, type Mark, mostChapters, type NewChapter } from "./chapter.ts";
import { headingAt, visibleAt } from "./visible.ts";

/** The chapters of a story after the author changed one of them. */
export interface ChapterChange {
  readonly marks: readonly Mark[];
  readonly changed: Mark;
  readonly how: "added" | "changed" | "removed";
}

/**
 * Adds a chapter. Without a title it gets the words of the line that it begins with, if that is a heading's length.
 * @throws Refusal `conflict` when there are too many, or one is there already; `invalid` naming `body.offset`
 */
export function addChapter(
  marks: readonly Mark[],
  text: string,
  { offset, title, level, language = null, readAloud = null }: NewChapter,
  id: string,
): ChapterChange {
  if (marks.length >= mostChapters) {
    const message = `A story can have ${mostChapters.toLocaleString("en")} chapters at most. Remove one first.`;
    throw new Refusal("conflict", "too-many-chapters", message);
  }
  const place = placeFor(marks, text, offset);
  const words = title === undefined ? shortHeading(text, place) : title;
  const headed = words !== null && isHeading(headingAt(text, place), words);
  const changed: Mark = {
    ...{ id, offset: place, level, title: words },
    ...{ language, readAloud, headed, origin: "author" },
  };
  return { marks: inOrder([...marks, changed]), changed, how: "added" };
}

/** Changes a chapter; `marks` are the same when nothing changes. @throws Refusal like `addChapter`, and `not-found` */
export function editChapter(
  marks: readonly Mark[],
  text: string,
  id: string,
  edit: ChapterEdit,
): ChapterChange {
  const mark = markOf(marks, id);
  const others = marks.filter((one) => one !== mark);
  const offset = edit.offset === undefined ? mark.offset : placeFor(others, text, edit.offset);
  const { title = mark.title, level = mark.level } = edit;
  const { language = mark.language, readAloud = mark.readAloud } = edit;
  const same =
    offset === mark.offset &&
    title === mark.title &&
    level === mark.level &&
    language === mark.language &&
    readAloud === mark.readAloud;
  if (same) return { marks, changed: mark, how: "changed" };
  const headed =
    offset === mark.offset ? mark.headed : title !== null && isHeading(headingAt(text, offset), title);
  const changed: Mark = {
    ...{ id, offset, level, title },
    ...{ language, readAloud, headed, origin: "author" },
  };
  return { marks: inOrder([...others, changed]), changed, how: "changed" };
}

/** Removes a chapter; its text stays, in the chapter before. @throws Refusal `not-found` */
export function removeChapter(marks: readonly Mark[], id: string): ChapterChange {
  const changed = markOf(marks, id);
  return { marks: marks.filter((one) => one !== changed), changed, how: "removed" };
}

/** The story after a change of its chapters, and the event. */
export function chapterChanged(
  story: Story,
  { marks, changed, how }: ChapterChange,
  { lines, sound }: { lines: boolean; sound: boolean },
  now: Date,
): Change {
  const { id: storyId, ownerId, revision } = story;
  const events: DomainEvent[] = [
    chaptersChanged(storyId, {
      storyId,
      ownerId,
      revision,
      chapters: marks.length,
      changed: { chapterId: changed.id, how, lines, sound },
    }),
  ];
  // The first chapters that an author adds before an analysis do not end the guessing.
  const chaptersKept =
    story.chaptersKept || how !== "added" || marks.some(({ origin }) => origin !== "author");
  return { story: { ...story, chaptersKept, version: story.version + 1, updatedAt: now }, events };
}

function markOf(marks: readonly Mark[], id: string): Mark {
  const mark = marks.find((one) => one.id === id);
  if (!mark) throw notFound("chapter");
  return mark;
}

const inOrder = (marks: readonly Mark[]): Mark[] => marks.toSorted((a, b) => a.offset - b.offset);

const longestHeading = 120;
const folded = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** True for a line that is a chapter's title, or a part of it such as its number. */
function isHeading(line: string | null, title: string): boolean {
  const [words, name] = [folded(line ?? ""), folded(title)];
  return words !== "" && (name.startsWith(words) || words.endsWith(name));
}

function shortHeading(text: string, offset: number): string | null {
  const heading = headingAt(text, offset);
  return heading !== null && heading.length <= longestHeading ? heading : null;
}

/** The visible character at a place or after it. @throws Refusal when the place cannot begin a chapter */
function placeFor(others: readonly Mark[], text: string, offset: number): number {
  const place = offset < text.length ? visibleAt(text, offset) : null;
  if (place === null)
    throw invalid("offset-outside", `No text follows there. Give a place before ${text.trimEnd().length}.`);
  if (/^[\udc00-\udfff]/.test(text.charAt(offset)) && /[\ud800-\udbff]$/.test(text.charAt(offset - 1)))
    throw invalid("offset-inside-character", `This is inside a character. Give ${offset - 1} instead.`);
  const there = others.find((one) => one.offset === place);
  if (there) {
    const message = `A chapter begins there already (${there.id}). Change that one, or give another place.`;
    throw new Refusal("conflict", "chapter-exists", message);
  }
  return place;
}

const invalid = (code: string, message: string): Refusal =>
  new Refusal("invalid", code, `body.offset: ${message}`, { faults: [{ field: "body.offset", message }] });
