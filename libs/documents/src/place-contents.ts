import type { Block } from "./blocks.ts";
import { headingName, isNumberAlone, nameMatcher } from "./same-name.ts";

/** A line of the table of contents that leads into a page. */
export interface PageEntry {
  /** The id that it leads to; null for the page's beginning. */
  fragment: string | null;
  label: string;
  level: number;
}

interface Spot {
  entry: PageEntry;
  start: number;
  /** False when the page has no element with the entry's id. */
  certain: boolean;
  /** The first block after `start` that belongs to another entry. */
  end: number;
  from: number | null;
  count: number;
}

const LONGEST_HEADING = 200;
/** How many blocks may come before a heading (an ornament, a motto), and how many may make one. */
const NEAR = 4;
const MOTTO_CHARACTERS = 600;

const couldBeHeading = (block: Block | undefined): block is Block =>
  block !== undefined && block.text.length <= LONGEST_HEADING && block.kind !== "break" && !block.apart;

/**
 * Makes one heading of each entry of the table of contents. It is the page's own heading where the page has one, in
 * whatever words; else the entry's label is inserted.
 */
export const placeContents = (blocks: readonly Block[], entries: readonly PageEntry[]): Block[] => {
  if (entries.length === 0) return [...blocks];
  const spots = locate(blocks, entries);
  const claimed = new Set<number>();
  const claim = (spot: Spot, from: number, count: number): void => {
    spot.from = from;
    spot.count = count;
    for (let i = from; i < from + count; i++) claimed.add(i);
  };
  const byName = headingsByName(blocks);
  for (const spot of spots) {
    const found = sameWords(blocks, spot, claimed) ?? elsewhere(spot, byName, claimed);
    if (found !== null) claim(spot, found.from, found.count);
  }
  for (const spot of spots.toReversed()) {
    const from = spot.from ?? ownHeading(blocks, spot, claimed);
    if (spot.from === null && from !== null) claim(spot, from, 1);
  }
  return written(blocks, spots);
};

const locate = (blocks: readonly Block[], entries: readonly PageEntry[]): Spot[] => {
  const places = new Map<string, number>();
  blocks.forEach(({ ids = [] }, i) => {
    for (const id of ids) if (!places.has(id)) places.set(id, i);
  });
  let last = 0;
  const spots = entries.map((entry): Spot => {
    const place = entry.fragment === null ? 0 : places.get(entry.fragment);
    const start = place ?? last;
    last = start;
    return { entry, start, certain: place !== undefined, end: blocks.length, from: null, count: 0 };
  });
  let next = blocks.length;
  let start = blocks.length;
  for (const spot of spots.toReversed()) {
    if (spot.start < start) next = start;
    start = spot.start;
    spot.end = Math.max(next, spot.start + 1);
  }
  return spots;
};

/** The blocks at the entry's place whose words are its label's. */
const sameWords = (
  blocks: readonly Block[],
  { entry, start, end }: Spot,
  claimed: ReadonlySet<number>,
): { from: number; count: number } | null => {
  const isLabel = nameMatcher(entry.label);
  for (let from = start; from < Math.min(start + NEAR, end); from++) {
    let text = "";
    const matches: number[] = [];
    for (let i = from; i < Math.min(from + NEAR, end); i++) {
      const block = blocks[i];
      if (!couldBeHeading(block) || claimed.has(i)) break;
      text = text === "" ? block.text : `${text} ${block.text}`;
      // "One." below the page's beginning is rather a paragraph than the number of a chapter.
      const certain = from === start || block.kind === "heading" || !isNumberAlone(text);
      if (certain && isLabel(text)) matches.push(i - from + 1);
    }
    const count = matches.at(-1);
    if (count !== undefined) return { from, count };
    if (from === start && isSameNumber(blocks[from], entry) && !claimed.has(from)) return { from, count: 1 };
  }
  return null;
};

/** True for the heading "190" at the place of the entry "190 The Green Lamp". */
const isSameNumber = (block: Block | undefined, entry: PageEntry): boolean => {
  if (block?.kind !== "heading" || block.apart || !isNumberAlone(block.text)) return false;
  const { number, unit } = headingName(block.text);
  const label = headingName(entry.label);
  return number === label.number && (unit === null || label.unit === null || unit === label.unit);
};

const headingsByName = (blocks: readonly Block[]): Map<string, number[]> => {
  const names = new Map<string, number[]>();
  blocks.forEach((block, i) => {
    if (block.kind !== "heading" || !couldBeHeading(block)) return;
    const { name } = headingName(block.text);
    if (name !== "") names.set(name, [...(names.get(name) ?? []).slice(0, 20), i]);
  });
  return names;
};

/** A heading elsewhere on the page with the same name, for an entry whose link leads to no certain place. */
const elsewhere = (
  { entry, start, end, certain }: Spot,
  byName: ReadonlyMap<string, number[]>,
  claimed: ReadonlySet<number>,
): { from: number; count: number } | null => {
  const isNear = (i: number) => !certain || (i >= start && i < end);
  const from = byName.get(headingName(entry.label).name)?.find((i) => !claimed.has(i) && isNear(i));
  return from === undefined ? null : { from, count: 1 };
};

/** The page's heading at the entry's place, though its words differ. */
const ownHeading = (
  blocks: readonly Block[],
  { start, end }: Spot,
  claimed: ReadonlySet<number>,
): number | null => {
  let before = 0;
  for (let i = start; i < Math.min(start + NEAR, end) && before < MOTTO_CHARACTERS; i++) {
    const block = blocks[i];
    if (block?.kind === "heading" && !block.apart && !claimed.has(i)) return i;
    before += block?.text.length ?? 0;
  }
  return null;
};

const written = (blocks: readonly Block[], spots: readonly Spot[]): Block[] => {
  const inserted = new Map<number, Spot[]>();
  const own = new Map<number, Spot>();
  for (const spot of spots) {
    if (spot.from !== null) own.set(spot.from, spot);
    else {
      const here = inserted.get(spot.start) ?? [];
      here.push(spot);
      inserted.set(spot.start, here);
    }
  }
  const result: Block[] = [];
  for (let i = 0; i <= blocks.length; ) {
    for (const { entry } of inserted.get(i) ?? [])
      result.push({ kind: "heading", text: entry.label, linked: false, level: entry.level });
    const spot = own.get(i);
    const parts = blocks.slice(i, i + (spot?.count ?? 1));
    i += parts.length;
    const [first] = parts;
    if (first === undefined) break;
    if (spot === undefined) result.push(first);
    else
      result.push({
        ...first,
        kind: "heading",
        text: parts.map(({ text }) => text.replaceAll("\n", " ")).join(" "),
        level: spot.entry.level,
        label: spot.entry.label,
      });
  }
  return result;
};
