import type { Block } from "./blocks.ts";
import type { Heading, Note, Structure } from "./imported-story.ts";
import { isPartName } from "./naming.ts";
import type { NotePlaces } from "./note-places.ts";
import { textsApart } from "./notes.ts";
import { headingName, isNumberAlone, isPart, sameName } from "./same-name.ts";

const isBody = (block: Block | undefined): boolean => block !== undefined && block.kind !== "heading";

/** The blocks of the story itself; scene breaks only between two paragraphs. */
export const storyBlocks = (blocks: readonly Block[]): Block[] => {
  const story = blocks.filter(({ apart }) => apart === undefined);
  return story.filter(
    ({ kind }, i) =>
      kind !== "break" || (isBody(story[i - 1]) && story[i - 1] !== undefined && isBody(story[i + 1])),
  );
};

/**
 * Blocks as a story's text, with one blank line between two, and its structure. `title` is the book's title where the
 * file names it.
 */
export const toStory = (
  blocks: readonly Block[],
  title: string | null,
  places: NotePlaces,
): { text: string } & Structure => {
  const story = storyBlocks(blocks);
  const levels = headingLevels(story, title);
  const headings: Heading[] = [];
  const texts: string[] = [];
  const offsets = new Map<Block, { key: string; at: number }[]>();
  let offset = 0;
  for (const block of story) {
    const { text, found } = places.takeOut(block.text);
    const level = levels.get(block);
    if (level !== undefined) headings.push({ offset, title: titleOf({ ...block, text }), level });
    const start = offset;
    offsets.set(
      block,
      found.map(({ key, at }) => ({ key, at: start + at })),
    );
    texts.push(text);
    offset += text.length + 2;
  }
  return {
    text: texts.join("\n\n"),
    headings,
    notes: notesOf(blocks, offsets),
    matter: textsApart(blocks, (kind) => kind !== "note").map(({ kind, text }) => ({ kind, text })),
  };
};

/** The notes with the places of their marks: the first one since the last note with that key, since pages count anew. */
const notesOf = (
  blocks: readonly Block[],
  offsets: ReadonlyMap<Block, readonly { key: string; at: number }[]>,
): Note[] => {
  const before = new Map<string, number>();
  const first = new Map<string, number>();
  const places = new Map<number, number>();
  for (const { key, at } of [...offsets.values()].flat()) if (!first.has(key)) first.set(key, at);
  for (const block of blocks) {
    for (const { key, at } of offsets.get(block) ?? []) if (!before.has(key)) before.set(key, at);
    if (block.apart?.kind !== "note" || places.has(block.apart.group)) continue;
    const key = block.ids?.find((id) => first.has(id));
    if (key === undefined) continue;
    places.set(block.apart.group, before.get(key) ?? first.get(key) ?? 0);
    before.delete(key);
  }
  return textsApart(blocks, (kind) => kind === "note").map(({ text, group }) => ({
    text,
    offset: places.get(group) ?? null,
  }));
};

/** The heading's own words; for a bare number those of the table of contents, which may name it. */
const titleOf = ({ text, label }: Block): string =>
  label !== undefined && isNumberAlone(text) && headingName(label).name !== "" ? label : text;

const BYLINE = /^(?:by|von|par|por|di)\s+\p{Lu}/iu;
/** Text that tells: the end of a sentence and a next one. */
const SENTENCE = /\p{Ll}{2}[.!?…]["”’»]?\s+["“„«‘]?\p{Lu}\p{Ll}/u;
/** A title page has no more text than this between the title and the first chapter. */
const TITLE_PAGE_CHARACTERS = 600;

/** The level of each heading: 1 for the highest parts, more for those inside; 0 for the book's title and its author. */
const headingLevels = (story: readonly Block[], title: string | null): Map<Block, number> => {
  const headings = story.filter(({ kind }) => kind === "heading");
  const levels = new Map<Block, number>();
  let rest = headings;
  const [first] = headings;
  if (first !== undefined && isBookTitle(first, story, headings, title)) {
    const credits = headings.slice(1).findIndex((block) => !BYLINE.test(block.text));
    const count = 1 + (credits < 0 ? headings.length - 1 : credits);
    for (const block of headings.slice(0, count)) levels.set(block, 0);
    rest = headings.slice(count);
  }
  // The author's name below the title of a tale is no part of it.
  const bylines = new Set(
    story.filter((block, i) => story[i - 1]?.kind === "heading" && BYLINE.test(block.text)),
  );
  rest = rest.filter((block) => !bylines.has(block));
  const found = belowParts(rest, nested(rest));
  const least = found.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  let listed = "";
  for (const [i, block] of rest.entries()) {
    const { name } = headingName(block.text);
    if (block.level !== undefined) listed = headingName(block.label ?? block.text).name;
    // Below the heading "190" of the entry "190 The Green Lamp" it is no other chapter.
    else if (name !== "" && name === listed) continue;
    levels.set(block, (found[i] ?? 1) - least + 1);
  }
  return levels;
};

/** Levels where the file gives all headings the same one: chapters go below numbered parts. */
const belowParts = (headings: readonly Block[], levels: readonly number[]): number[] => {
  const isFlat = levels.every((level) => level === levels[0]);
  const parts = headings.map(({ text, label }) => isPart(text) || (label !== undefined && isPart(label)));
  if (!isFlat || parts.every((part) => part) || !parts.includes(true)) return [...levels];
  const first = parts.indexOf(true);
  return levels.map((level, i) =>
    parts[i] || i < first || isPartName(headings[i]?.text ?? "") ? level : level + 1,
  );
};

const isBookTitle = (
  first: Block,
  story: readonly Block[],
  headings: readonly Block[],
  title: string | null,
): boolean => {
  const at = story.indexOf(first);
  if (at > 3) return false;
  const others = headings.slice(1);
  const named = title !== null && sameName(first.text, title);
  if (named && others.length === 0) return first.level === undefined;
  if (named) {
    const second = story.indexOf(others[0] ?? first);
    const between = story.slice(at + 1, second);
    const characters = between.reduce((sum, { text }) => sum + text.length, 0);
    // A tale may have the book's name, and be as high as the others.
    const isTale = first.rank === others[0]?.rank && between.some(({ text }) => SENTENCE.test(text));
    if (characters < TITLE_PAGE_CHARACTERS && !isTale) return true;
  }
  const { rank } = first;
  return (
    first.level === undefined &&
    rank !== undefined &&
    headingName(first.text).number === null &&
    others.length >= 2 &&
    others.every((other) => other.level === undefined && (other.rank ?? 0) > rank)
  );
};

/** The levels by the table of contents; a heading that is not in it is inside the last one that is. */
const nested = (headings: readonly Block[]): number[] => {
  const ranks = [
    ...new Set(headings.filter(({ level }) => level === undefined).map(({ rank = 1 }) => rank)),
  ].sort((a, b) => a - b);
  let listed: { level: number; rank: number } | null = null;
  return headings.map(({ level, rank }) => {
    if (level !== undefined) {
      listed = { level, rank: rank ?? (ranks[0] ?? 1) - 1 };
      return level;
    }
    if (listed === null) return ranks.indexOf(rank ?? 1) + 1;
    return listed.level + Math.max(0, (rank ?? 1) - listed.rank);
  });
};
