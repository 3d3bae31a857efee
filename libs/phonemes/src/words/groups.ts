import type { Part } from "./part.ts";

/** Joins parts that stand without space between them. What is decided already stands alone. */
export function groupsOf(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  let open: Part[] | undefined;
  for (const part of parts) {
    if (open && !part.decided) open.push(part);
    else {
      open = [part];
      groups.push(open);
    }
    if (part.spaced || part.decided) open = undefined;
  }
  return groups;
}
