import type { Reading } from "../../engines/narrative-worker.ts";

/** How many characters of story a question holds, and how many lines of the text around it. */
const size = 8000;
const overlap = 8;
const after = 3;
const speech = 1;

/**
 * From this confidence on, the text itself names the speaker. The model is given such lines as known and not asked
 * about them.
 */
export const settled = 0.95;

/** The lines that one question is about; `from` and `to` include the context around them. */
export interface Chunk {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** The lines to ask about: the chunk's own and, a second time, the last ones of the chunk before. */
  readonly asked: readonly number[];
}

/**
 * Cuts a script into questions. A chunk never crosses the end of a chapter, and its end depends on its chapter alone.
 * So after an edit of one chapter, the questions about the others stay the same and their answers can be reused.
 */
export function chunksOf({ ends, kinds, confidence, chapters }: Reading["script"]): Chunk[] {
  const isAsked = (line: number) => kinds[line] === speech && (confidence[line] ?? 0) < settled;
  const chunks: Chunk[] = [];
  for (const { firstLine, lines } of chapters) {
    const last = firstLine + lines;
    for (let start = firstLine; start < last; ) {
      const begin = start > 0 ? (ends[start - 1] ?? 0) : 0;
      let end = start + 1;
      while (end < last && (ends[end] ?? 0) - begin <= size) end++;
      const from = Math.max(firstLine, start - overlap);
      const asked = Array.from({ length: end - from }, (_, i) => from + i).filter(isAsked);
      if (asked.some((line) => line >= start)) chunks.push({ from, to: Math.min(last, end + after), asked });
      start = end;
    }
  }
  return chunks;
}
