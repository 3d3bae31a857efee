import type { Block } from "./blocks.ts";
import type { Heading, Structure } from "./imported-story.ts";
import { textsApart } from "./notes.ts";
import { headingName, isNumberAlone, sameName } from "./same-name.ts";

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
export const toStory = (blocks: readonly Block[], title: string | null): { text: string } & Structure => {
  const story = storyBlocks(blocks);
  const levels = headingLevels(story, title);
  const headings: Heading[] = [];
  let offset = 0;
  for (const block of story) {
    const level = levels.get(block);
    if (level !== undefined) headings.push({ offset, title: titleOf(block), level });
    offset += block.text.length + 2;
  }
  return {
    text: story.map(({ text }) => text).join("\n\n"),
    headings,
    notes: textsApart(blocks, (kind) => kind === "note").map(({ text }) => text),
    matter: textsApart(blocks, (kind) => kind !== "note"),
  };
};

/** The heading's own words; for a bare number those of the table of contents, which may name it. */
const titleOf = ({ text, label }: Block): string =>
  label !== undefined && isNumberAlone(text) && headingName(label).name !== "" ? label : text;

const BYLINE = /^(?:by|von|par|por|di)\s+\p{Lu}/iu;
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
  const found = nested(rest);
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
    const between = story.slice(at + 1, second).reduce((sum, { text }) => sum + text.length, 0);
    if (between < TITLE_PAGE_CHARACTERS) return true;
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
