import type { Part } from "./part.ts";

/** No word has more; the limit keeps the time in proportion to the text. */
const MOST_PARTS = 40;

/** Joins parts that stand without space between them. What is decided already stands alone. */
export function groupsOf(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  let open: Part[] | undefined;
  for (const part of parts) {
    if (open && open.length < MOST_PARTS && !part.decided) open.push(part);
    else {
      open = [part];
      groups.push(open);
    }
    if (part.spaced || part.decided) open = undefined;
  }
  return groups;
}
