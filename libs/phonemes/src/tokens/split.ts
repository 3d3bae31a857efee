import { ICONS, LOWER, QUOTES, UPPER } from "./characters.ts";
import { closingMark, openingMark } from "./edges.ts";

/** Strings that are split in their own way. */
export type Exceptions = ReadonlyMap<string, readonly string[]>;

const INNER = new RegExp(
  [
    `\\.{2,}|[…${ICONS}]`,
    "(?<=\\d)[+*^-](?=[\\d-])",
    `(?<=[${LOWER}${QUOTES}])\\.(?=[${UPPER}${QUOTES}])`,
    "(?<=\\p{L}),(?=\\p{L})",
    "(?<=[\\p{L}\\p{N}])(?:-{1,3}|–|—{1,2}|~|[:<>=/])(?=\\p{L})",
  ].join("|"),
  "gu",
);

/** Cuts at hyphens, dashes and the like between letters. */
function splitInside(text: string): string[] {
  const tokens: string[] = [];
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(INNER)) {
    if (index === 0) continue;
    if (index > from) tokens.push(text.slice(from, index));
    tokens.push(mark);
    from = index + mark.length;
  }
  if (from < text.length) tokens.push(text.slice(from));
  return tokens;
}

/** Takes marks off both ends until an exception or nothing more is left. */
function peel(text: string, exceptions: Exceptions) {
  const before: string[] = [];
  const after: string[] = [];
  let core = text;
  while (core && !exceptions.has(core)) {
    const head = openingMark(core);
    const tail = closingMark(core.slice(head));
    if (head + tail === 0) break;
    const headOnly = exceptions.has(core.slice(head));
    const tailOnly = !headOnly && exceptions.has(core.slice(0, core.length - tail));
    if (head && !tailOnly) before.push(core.slice(0, head));
    if (tail && !headOnly) after.unshift(core.slice(core.length - tail));
    core = core.slice(tailOnly ? 0 : head, headOnly ? core.length : core.length - tail);
  }
  return { before, core, after };
}

/** Joins neighbours that are an exception together: "Sept" and "." are "Sept.". */
function rejoin(tokens: readonly string[], exceptions: Exceptions): string[] {
  const joined: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const width = [3, 2].find(
      (count) => at + count <= tokens.length && exceptions.has(tokens.slice(at, at + count).join("")),
    );
    const text = tokens.slice(at, at + (width ?? 1)).join("");
    joined.push(...((width && exceptions.get(text)) || [text]));
    at += width ?? 1;
  }
  return joined;
}

/**
 * The tokens of a string without white space, by the rules of spaCy's English tokenizer (MIT; prefixes, suffixes,
 * infixes, special cases). Joined, they are the string.
 */
export function split(text: string, exceptions: Exceptions): readonly string[] {
  const whole = exceptions.get(text);
  if (whole) return whole;
  const { before, core, after } = peel(text, exceptions);
  const inside = exceptions.get(core) ?? splitInside(core);
  return rejoin([...before, ...inside, ...after], exceptions);
}
