import type { Block } from "./blocks.ts";
import { isPartName } from "./naming.ts";
import { headingName, isNumberAlone, isPart } from "./same-name.ts";

const CHAPTER_UNIT = /^(?:chapter|kapitel|chapitre|capitulo|capitolo)$/;

const isHeading = (block: Block | undefined): block is Block =>
  block?.kind === "heading" && block.apart === undefined;

/** True when the heading after next begins a list of equals: then the next heading is a chapter, not a name. */
const opensParts = (first: Block, next: Block, third: Block | undefined): boolean =>
  next.rank !== undefined &&
  first.rank !== undefined &&
  next.rank > first.rank &&
  third?.rank === next.rank &&
  !CHAPTER_UNIT.test(headingName(third.text).unit ?? "");

const beginsNumbered = (block: Block): boolean => {
  const { unit, number } = headingName(block.text);
  return unit !== null && number !== null;
};

/** The ranks of headings that also stand without a part's bare number before them: their headings are chapters. */
const ranksOfChapters = (blocks: readonly Block[]): ReadonlySet<number> => {
  const ranks = new Set<number>();
  for (const [i, block] of blocks.entries()) {
    const before = blocks[i - 1];
    const opensPart = isHeading(before) && isPart(before.text) && isNumberAlone(before.text);
    if (isHeading(block) && block.rank !== undefined && !opensPart) ranks.add(block.rank);
  }
  return ranks;
};

/** A bare "CHAPTER I", or a "Prologue", directly before its title becomes one heading with it. */
export const joinHeadings = (blocks: readonly Block[]): Block[] => {
  const joined: Block[] = [];
  const headings = blocks.filter(isHeading);
  const chapterRanks = ranksOfChapters(blocks);
  /** True when `name` is the name of the part or chapter that `before` only counts. */
  const isNameOf = (before: Block, name: Block, third: Block | undefined): boolean => {
    if (isNumberAlone(name.text) || beginsNumbered(name) || isPartName(name.text)) return false;
    if (before.level !== undefined && name.level !== undefined) return false;
    if (isPartName(before.text)) return (name.rank ?? 0) > (before.rank ?? 0) && third?.rank !== name.rank;
    if (!isNumberAlone(before.text)) return false;
    if (!isPart(before.text)) return !opensParts(before, name, third);
    const deeper = name.rank !== undefined && before.rank !== undefined && name.rank > before.rank;
    return headingName(name.text).number === null && !(deeper && chapterRanks.has(name.rank ?? 0));
  };
  let seen = 0;
  for (const block of blocks) {
    const before = joined.at(-1);
    if (isHeading(block)) seen++;
    if (!isHeading(block) || !isHeading(before) || !isNameOf(before, block, headings[seen])) {
      joined.push({ ...block });
      continue;
    }
    before.text = `${before.text} ${block.text}`;
    const level = before.level ?? block.level;
    if (level !== undefined) before.level = level;
    if (block.ids !== undefined) before.ids = [...(before.ids ?? []), ...block.ids];
  }
  return joined;
};
