import type { Line, Quotation, Span } from "../analysis.ts";
import { calm } from "../emotion/feel.ts";
import type { Doc } from "../text/document.ts";

const COMFORT = 300;
const LIMIT = 500;

type Piece = Omit<Line, "emotion" | "paragraphEnd"> & { paragraph: number };

const isSpace = (text: string, i: number): boolean => /\s/.test(text.charAt(i));

/** Where to cut a very long sentence: after a clause's mark, else after a space, else between two characters. */
const cutAt = (text: string, from: number, to: number): number => {
  const window = text.slice(from, Math.min(to, from + LIMIT));
  for (const pattern of [/[,;:—–、，；](?:\s|$)(?!.*[,;:—–、，；](?:\s|$))/su, /\s(?=\S*$)/u]) {
    const at = window.search(pattern);
    if (at > LIMIT / 3) return from + at + 1;
  }
  const end = from + window.length;
  const low = text.charCodeAt(end);
  return low >= 0xdc00 && low <= 0xdfff ? end - 1 : end;
};

/** Cuts narration at the given sentence ends into parts of at most `most` characters. */
const divide = (text: string, span: Span, ends: readonly number[], most: number): Span[] => {
  const parts: Span[] = [];
  let start = span.start;
  let stop = span.start;
  const close = (end: number): void => {
    let from = start;
    while (end - from > LIMIT) {
      const cut = cutAt(text, from, end);
      parts.push({ start: from, end: cut });
      from = cut;
    }
    if (end > from) parts.push({ start: from, end });
    start = end;
  };
  for (const end of [...ends, span.end]) {
    if (end - start > most && stop > start) close(stop);
    stop = end;
  }
  if (stop > start) close(stop);
  return parts;
};

/** Moves each boundary after the white space and closing marks that belong to the previous line. */
const tile = (text: string, pieces: Piece[]): Piece[] => {
  const lines: Piece[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last) last.end = piece.start;
    lines.push(piece);
  }
  const first = lines[0];
  const end = lines.at(-1);
  if (first) first.start = 0;
  if (end) end.end = text.length;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i];
    const before = lines[i - 1];
    if (!line || !before) continue;
    while (line.start < line.end && isSpace(text, line.start)) line.start++;
    before.end = line.start;
  }
  return lines.filter((line) => line.end > line.start);
};

/** The script: lines for one voice each, in order, that tile the text. */
export const makeLines = (doc: Doc, quotations: readonly Quotation[]): Line[] => {
  const { text } = doc;
  const pieces: Piece[] = [];
  let q = 0;
  let s = 0;
  doc.paragraphs.forEach((paragraph, p) => {
    if (doc.headings[p]) {
      pieces.push({ ...paragraph, speaker: null, kind: "heading", confidence: 1, paragraph: p });
      return;
    }
    const ends: number[] = [];
    while ((doc.sentences[s]?.end ?? Infinity) <= paragraph.end) {
      const end = doc.sentences[s]?.end ?? 0;
      if (end > paragraph.start) ends.push(end);
      s++;
    }
    let next = 0;
    const put = (
      start: number,
      end: number,
      speaker: string | null,
      kind: Line["kind"],
      confidence: number,
    ): void => {
      if (end <= start) return;
      while ((ends[next] ?? Infinity) <= start) next++;
      const from = next;
      while ((ends[next] ?? Infinity) < end) next++;
      const inside = ends.slice(from, next);
      for (const part of divide(text, { start, end }, inside, kind === "speech" ? LIMIT : COMFORT))
        pieces.push({ ...part, speaker, kind, confidence, paragraph: p });
    };
    let at = paragraph.start;
    for (; (doc.quotes[q]?.paragraph ?? Infinity) <= p; q++) {
      const quote = doc.quotes[q];
      const told = quotations[q];
      if (!quote || !told || quote.paragraph < p) continue;
      if (/[\p{L}\p{N}]/u.test(text.slice(at, quote.outer.start)))
        put(at, quote.outer.start, null, "narration", 1);
      put(quote.outer.start, quote.outer.end, told.speaker, "speech", told.confidence);
      at = quote.outer.end;
    }
    if (/[\p{L}\p{N}]/u.test(text.slice(at, paragraph.end)) || at === paragraph.start)
      put(at, paragraph.end, null, "narration", 1);
  });
  if (pieces.length === 0 && text.length > 0)
    pieces.push({
      start: 0,
      end: text.length,
      speaker: null,
      kind: "narration",
      confidence: 1,
      paragraph: 0,
    });
  const tiled = tile(text, pieces);
  return tiled.map(({ paragraph, ...piece }, i) => ({
    ...piece,
    paragraphEnd: tiled[i + 1]?.paragraph !== paragraph,
    emotion: calm(),
  }));
};
