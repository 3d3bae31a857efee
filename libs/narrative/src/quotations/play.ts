import type { Span } from "../analysis.ts";
import type { Quote } from "../text/document.ts";

const CAPITALS =
  /^((?:\p{Lu}[\p{Lu}’'-]+\.?)(?:\s+(?:\p{Lu}[\p{Lu}’'-]*\.?|\d+)){0,3})(?:\s*[[(][^\])\n]{0,80}[\])])?(?:[.:—]\s*|\s*\n\s*)/u;
const COLON =
  /^((?:The\s+)?\p{Lu}[\p{L}’'-]*(?:\s+(?:of\s+|the\s+|the\s)?\p{Lu}?[\p{L}’'-]+){0,3})(?:\s*[[(][^\])\n]{0,80}[\])])?:\s+/u;

interface Head {
  name: string;
  length: number;
}

const headOf = (text: string, { start, end }: Span, pattern: RegExp): Head | null => {
  const match = pattern.exec(text.slice(start, Math.min(end, start + 160)));
  const name = match?.[1]?.replace(/\.$/, "").trim();
  if (!match || !name || match[0].length >= end - start) return null;
  return { name, length: match[0].length };
};

const tally = (heads: readonly (Head | null)[]): { all: number; repeated: number; names: number } => {
  const counts = new Map<string, number>();
  for (const head of heads) if (head) counts.set(head.name, (counts.get(head.name) ?? 0) + 1);
  const often = [...counts.values()].filter((n) => n >= 2);
  return {
    all: heads.filter(Boolean).length,
    repeated: often.reduce((a, b) => a + b, 0),
    names: often.length,
  };
};

/** The parts in brackets, each up to the first closing one. Each closing bracket is searched for once. */
function* directions(text: string, from: number, to: number): Generator<Span> {
  const closing: Record<string, number> = { "]": -1, ")": -1 };
  for (let start = from; start < to; start++) {
    const mark = text.charAt(start);
    if (mark !== "[" && mark !== "(") continue;
    const closer = mark === "[" ? "]" : ")";
    let close = closing[closer] ?? -1;
    if (close < start) {
      close = text.slice(start, to).indexOf(closer);
      close = close < 0 ? to : start + close;
      closing[closer] = close;
    }
    if (close >= to) continue;
    yield { start, end: close + 1 };
    start = close;
  }
}

/** Removes stage directions in brackets from a speech, since nobody says them. */
const withoutDirections = (text: string, from: number, to: number): Span[] => {
  const parts: Span[] = [];
  let at = from;
  const push = (start: number, end: number): void => {
    let a = start;
    let b = end;
    while (a < b && /\s/.test(text.charAt(a))) a++;
    while (b > a && /\s/.test(text.charAt(b - 1))) b--;
    if (/[\p{L}\p{N}]/u.test(text.slice(a, b))) parts.push({ start: a, end: b });
  };
  for (const direction of directions(text, from, to)) {
    push(at, direction.start);
    at = direction.end;
  }
  push(at, to);
  return parts;
};

/** The speeches of a play ("NAME. text", "Name: text"), or null when the text is not a play. */
export const findPlay = (
  text: string,
  paragraphs: readonly Span[],
  headings: readonly boolean[],
): Quote[] | null => {
  for (const pattern of [CAPITALS, COLON]) {
    const heads = paragraphs.map((paragraph, i) => (headings[i] ? null : headOf(text, paragraph, pattern)));
    const { all, repeated, names } = tally(heads);
    if (names < 2 || repeated < 4 || repeated < 0.6 * all || all < 0.3 * paragraphs.length) continue;
    return paragraphs.flatMap((span, paragraph) => {
      const head = heads[paragraph];
      if (!head) return [];
      return withoutDirections(text, span.start + head.length, span.end).map(
        (part): Quote => ({ ...part, outer: part, paragraph, continues: false, head: head.name }),
      );
    });
  }
  return null;
};
