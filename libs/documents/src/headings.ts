import type { Block } from "./blocks.ts";
import { headingName, isNumberAlone } from "./same-name.ts";

/** True when the heading after next begins a list of equals: then the next heading is a chapter, not a name. */
const opensParts = (first: Block, next: Block, third: Block | undefined): boolean =>
  next.rank !== undefined &&
  first.rank !== undefined &&
  next.rank > first.rank &&
  third?.rank === next.rank &&
  !/^(?:chapter|kapitel|chapitre|cap[ií]tulo|capitolo)$/.test(headingName(third.text).unit ?? "");

const beginsNumbered = (block: Block): boolean => {
  const { unit, number } = headingName(block.text);
  return unit !== null && number !== null;
};

/** A bare "CHAPTER I" heading directly before its title becomes one heading. */
export const joinHeadings = (blocks: readonly Block[]): Block[] => {
  const joined: Block[] = [];
  const headings = blocks.filter(({ kind, apart }) => kind === "heading" && apart === undefined);
  let seen = 0;
  for (const block of blocks) {
    const before = joined.at(-1);
    const isHeading = block.kind === "heading" && block.apart === undefined;
    if (isHeading) seen++;
    const extend =
      isHeading &&
      before?.kind === "heading" &&
      before.apart === undefined &&
      isNumberAlone(before.text) &&
      !isNumberAlone(block.text) &&
      !beginsNumbered(block) &&
      (before.level === undefined || block.level === undefined) &&
      !opensParts(before, block, headings[seen]);
    if (!extend) {
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
