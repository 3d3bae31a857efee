import type { Span } from "../analysis.ts";

interface Row extends Span {
  indent: number;
}

const rowsOf = (text: string): Row[] => {
  const rows: Row[] = [];
  for (let at = 0; at <= text.length; ) {
    const next = text.indexOf("\n", at);
    const stop = next < 0 ? text.length : next;
    let start = at;
    let end = stop;
    while (start < end && /\s/.test(text.charAt(start))) start++;
    while (end > start && /\s/.test(text.charAt(end - 1))) end--;
    rows.push({ start, end, indent: start - at });
    at = stop + 1;
  }
  return rows;
};

const firstWord = (text: string, row: Row): number => {
  const space = text.slice(row.start, Math.min(row.end, row.start + 40)).search(/\s/);
  return space < 0 ? Math.min(row.end - row.start, 40) : space;
};

/** Whether lines break inside sentences at no fixed column: every second line continues in small letters. */
const isRagged = (text: string, rows: readonly Row[]): boolean => {
  let runsOn = 0;
  let all = 0;
  rows.forEach((row, i) => {
    const next = rows[i + 1];
    if (!next || row.end === row.start || next.end === next.start) return;
    all++;
    if (/[^.!?…"”’]/.test(text.charAt(row.end - 1)) && /\p{Ll}/u.test(text.charAt(next.start))) runsOn++;
  });
  return all >= 8 && runsOn / all > 0.5;
};

/**
 * The column at which the text's lines are broken. 0 when each line is a paragraph, 1 when only empty lines separate
 * paragraphs.
 */
const wrapColumn = (text: string, rows: readonly Row[]): number => {
  const lengths: number[] = [];
  rows.forEach((row, i) => {
    const next = rows[i + 1];
    if (row.end > row.start && next && next.end > next.start) lengths.push(row.end - row.start + row.indent);
  });
  if (lengths.length < 3) return 0;
  const sorted = lengths.toSorted((a, b) => a - b);
  const column = sorted[Math.floor(sorted.length * 0.97)] ?? 0;
  if (column < 30 || column > 130) return 0;
  let full = 0;
  let all = 0;
  rows.forEach((row, i) => {
    const next = rows[i + 1];
    if (!next || row.end === row.start || next.end === next.start) return;
    all++;
    if (row.end - row.start + row.indent + 1 + firstWord(text, next) > column - 4) full++;
  });
  if (full / all > 0.55) return column;
  return isRagged(text, rows) ? 1 : 0;
};

const ENDS = /[.!?:;…"'”’»*]\W*$/;

/** The paragraphs without the white space around them. A hard line break inside a paragraph does not end it. */
export const findParagraphs = (text: string): Span[] => {
  const rows = rowsOf(text);
  const column = wrapColumn(text, rows);
  const paragraphs: Span[] = [];
  let open: Span | null = null;
  let last: Row | null = null;
  for (const row of rows) {
    if (row.end === row.start) {
      open = null;
      continue;
    }
    const short =
      last !== null && last.end - last.start + last.indent + 1 + firstWord(text, row) <= column - 12;
    const breaks: boolean =
      column === 0 ||
      (last !== null && short && ENDS.test(text.slice(Math.max(last.start, last.end - 4), last.end))) ||
      (last !== null && row.indent >= 2 && last.indent < row.indent && short);
    if (open && !breaks) open.end = row.end;
    else {
      open = { start: row.start, end: row.end };
      paragraphs.push(open);
    }
    last = row;
  }
  return paragraphs;
};
