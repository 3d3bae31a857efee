/** Words that are more rows than this are not followed. */
const mostRepeats = 300;

/** A line of a text without the white space around it: UTF-16 code units, end exclusive. */
export interface Row {
  readonly start: number;
  readonly end: number;
}

/** A part of a text, whose rows are its lines that are not blank. With another separator they are its words. */
export interface Part extends Row {
  readonly text: string;
  readonly separator: string;
}

export const wordsOf = ({ text }: Part, row: Row | null): string | null =>
  row && text.slice(row.start, row.end);

/** The row that a place is in; null in the white space between rows. */
export function rowAt(part: Part, offset: number): Row | null {
  const before = offset > part.start ? part.text.lastIndexOf(part.separator, offset - 1) : -1;
  const row = trimmed(part, Math.max(part.start, before + 1));
  return row && row.start <= offset && offset < row.end ? row : null;
}

/** The first row that begins at a place or after it. */
export function nextRow(part: Part, from: number): Row | null {
  for (let at = from; at < part.end; ) {
    const row = trimmed(part, at);
    if (row) return row;
    at = lineEnd(part, at) + 1;
  }
  return null;
}

/** The last row that ends before a place. */
export function previousRow(part: Part, before: number): Row | null {
  for (let at = before - 1; at >= part.start; at--)
    if (!isSpace(part.text.charCodeAt(at))) return rowAt(part, at);
  return null;
}

/**
 * The rows of a part. Places are kept in two arrays of numbers, since a text may have millions of lines.
 */
export class Rows {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly #part: Part;

  constructor(part: Part) {
    this.#part = part;
    const { text } = part;
    for (let at = part.start; at < part.end; ) {
      const stop = lineEnd(part, at);
      let [start, end] = [at, stop];
      while (start < end && isSpace(text.charCodeAt(start))) start++;
      while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
      if (end > start) {
        this.starts.push(start);
        this.ends.push(end);
      }
      at = stop + 1;
    }
  }

  get count(): number {
    return this.starts.length;
  }

  /** The words of a row; null outside the part. */
  words(row: number): string | null {
    const start = this.starts[row];
    return start === undefined ? null : this.#part.text.slice(start, this.ends[row]);
  }

  /** Where each of these words is a whole row; words that repeat too often are left out. */
  places(wanted: ReadonlySet<string>): Map<string, number[]> {
    const open = new Set(wanted);
    const lengths = new Set([...open].map((words) => words.length));
    const places = new Map<string, number[]>();
    for (let row = 0; row < this.starts.length; row++) {
      if (!lengths.has((this.ends[row] ?? 0) - (this.starts[row] ?? 0))) continue;
      const words = this.words(row) ?? "";
      if (!open.has(words)) continue;
      const known = places.get(words) ?? [];
      if (known.length === 0) places.set(words, known);
      known.push(row);
      if (known.length > mostRepeats) {
        places.delete(words);
        open.delete(words);
      }
    }
    return places;
  }
}

const lineEnd = ({ text, end, separator }: Part, from: number): number => {
  const next = text.indexOf(separator, from);
  return next < 0 || next > end ? end : next;
};

function trimmed({ text, ...part }: Part, from: number): Row | null {
  let [start, end] = [from, lineEnd({ text, ...part }, from)];
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end > start ? { start, end } : null;
}

const isSpace = (unit: number): boolean =>
  unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x3000 || unit === 0xfeff;
