import { nextRow, type Part, previousRow, type Row, Rows, rowAt, wordsOf } from "./rows.ts";

/**
 * Where places of a text are after an edit; null for a place whose text was deleted. Text before and after the edit
 * keeps its places. Inside it, a place stays with its line. Lines are known by their words, repeated ones by their
 * neighbours, too. A rewritten line is known by both its neighbours, a heading also by one. The time is linear in the
 * texts.
 * @param offsets in ascending order
 */
export const follow = (before: string, after: string, offsets: readonly number[]): (number | null)[] =>
  followBy("\n", before, after, offsets);

function followBy(
  separator: string,
  before: string,
  after: string,
  offsets: readonly number[],
): (number | null)[] {
  const { start, oldEnd, newEnd } = changed(separator, before, after);
  const inside = offsets.filter((offset) => offset >= start && offset < oldEnd);
  const old = { text: before, start, end: oldEnd, separator };
  const now = { text: after, start, end: newEnd, separator };
  const moved = inside.length > 0 ? followInside(old, now, inside) : new Map<number, number>();
  return offsets.map((offset) => {
    if (offset < start) return offset;
    return offset >= oldEnd ? offset + newEnd - oldEnd : (moved.get(offset) ?? null);
  });
}

/** The part of two texts that differs: whole rows, from one place on, to an end in each. */
function changed(separator: string, before: string, after: string) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start === before.length && start === after.length) return { start, oldEnd: start, newEnd: start };
  start = start === 0 ? 0 : before.lastIndexOf(separator, start - 1) + 1;
  let same = 0;
  const end = (text: string) => text.length - same;
  while (same < shorter - start && before.charCodeAt(end(before) - 1) === after.charCodeAt(end(after) - 1))
    same++;
  const begins = (text: string, at: number) => at === start || text.charAt(at - 1) === separator;
  while (same > 0 && !(begins(before, end(before)) && begins(after, end(after)))) {
    const next = before.indexOf(separator, end(before));
    same = next < 0 ? 0 : before.length - next - 1;
  }
  return { start, oldEnd: end(before), newEnd: end(after) };
}

/** A row with places in it, and the words of the rows beside it; null at an end of the part. */
interface Marked {
  readonly row: Row;
  readonly words: string;
  readonly previous: string | null;
  readonly next: string | null;
  readonly offsets: number[];
}

function followInside(old: Part, now: Part, offsets: readonly number[]): Map<number, number> {
  const marked = rowsWith(offsets, old);
  const rows = new Rows(now);
  const wanted = new Set(marked.flatMap(({ words, previous, next }) => [words, previous ?? "", next ?? ""]));
  const targets = match(marked, rows, rows.places(wanted));
  const found = new Map<number, number>();
  for (const [one, target] of targets) {
    const columns = one.offsets.map((offset) => offset - one.row.start);
    const there = withinRow(old.separator, one.words, rows.words(target) ?? "", columns);
    one.offsets.forEach((offset, at) => {
      const column = there[at];
      if (typeof column === "number") found.set(offset, (rows.starts[target] ?? 0) + column);
    });
  }
  return found;
}

/** The rows that places are in. A place in the white space between rows is in none. */
function rowsWith(offsets: readonly number[], part: Part): Marked[] {
  const marked: Marked[] = [];
  for (const offset of offsets) {
    const last = marked.at(-1);
    if (last && offset < last.row.end) {
      last.offsets.push(offset);
      continue;
    }
    const row = rowAt(part, offset);
    if (!row) continue;
    const previous = wordsOf(part, previousRow(part, row.start));
    const next = wordsOf(part, nextRow(part, row.end));
    marked.push({ row, words: wordsOf(part, row) ?? "", previous, next, offsets: [offset] });
  }
  return marked;
}

/** The new row of each marked row that is still there. Each new row is used once. */
function match(
  marked: readonly Marked[],
  now: Rows,
  places: ReadonlyMap<string, number[]>,
): Map<Marked, number> {
  const targets = new Map<Marked, number>();
  const taken = new Set<number>();
  const take = (one: Marked, row: number | undefined) => {
    if (row === undefined || taken.has(row) || targets.has(one)) return;
    targets.set(one, row);
    taken.add(row);
  };
  const beside = ({ previous, next }: Marked, row: number) =>
    Number(now.words(row - 1) === previous) + Number(now.words(row + 1) === next);
  for (const neighbours of [2, 1])
    for (const one of marked)
      take(
        one,
        places.get(one.words)?.find((row) => !taken.has(row) && beside(one, row) >= neighbours),
      );
  for (const [words, alike] of Map.groupBy(marked, (one) => one.words)) {
    const rows = places.get(words) ?? [];
    if (rows.length === alike.length) for (const [at, one] of alike.entries()) take(one, rows[at]);
  }
  for (const one of marked) take(one, between(one, now, places));
  for (const one of marked) take(one, besideOne(one, now, places));
  return targets;
}

/** The one row between the two neighbours of a row that was rewritten. */
function between(
  { previous, next }: Marked,
  now: Rows,
  places: ReadonlyMap<string, number[]>,
): number | undefined {
  const after = next === null ? [now.count] : (places.get(next) ?? []);
  const before = new Set(previous === null ? [-1] : (places.get(previous) ?? []));
  const rows = after.filter((row) => before.has(row - 2));
  return rows.length === 1 && rows[0] !== undefined ? rows[0] - 1 : undefined;
}

const longestHeading = 120;
const isHeadingLike = (words: string | null): boolean =>
  words !== null && words.length <= longestHeading && !/[.,;:!?…"”»’']$/.test(words);

/** The row beside one neighbour of a heading that was rewritten, if it reads as a heading, too. */
function besideOne(
  { words, previous, next }: Marked,
  now: Rows,
  places: ReadonlyMap<string, number[]>,
): number | undefined {
  if (!isHeadingLike(words)) return undefined;
  const before = previous === null ? [-1] : (places.get(previous) ?? []);
  const after = next === null ? [now.count] : (places.get(next) ?? []);
  const rows = [
    ...(before.length === 1 ? before.map((row) => row + 1) : []),
    ...(after.length === 1 ? after.map((row) => row - 1) : []),
  ];
  return rows.find((row) => isHeadingLike(now.words(row)));
}

/** Where columns of a row are after it was rewritten: its beginning stays, and others stay with their words. */
function withinRow(
  separator: string,
  before: string,
  after: string,
  columns: readonly number[],
): (number | null)[] {
  if (before === after) return [...columns];
  const others = separator === " " ? columns.map(() => null) : followBy(" ", before, after, columns);
  return columns.map((column, at) => (column === 0 ? 0 : (others[at] ?? null)));
}
