/** A stretch of a text, in UTF-16 offsets. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** Cuts a text into parts of at most `longest` characters: after a sentence, else at a space, else between characters. */
export function partsOf(text: string, longest: number): Part[] {
  const parts: Part[] = [];
  for (let start = 0; start < text.length; ) {
    const end =
      start + longest >= text.length ? text.length : start + cut(text.slice(start, start + longest));
    parts.push({ start, end });
    start = end;
  }
  return parts;
}

function cut(text: string): number {
  for (const end of [/[.!?…。！？]["”’»)]?\s/gu, /[,;:–—]\s/gu, /\s/gu]) {
    const last = [...text.matchAll(end)].at(-1);
    // A cut near the beginning would make many short parts.
    if (last && last.index > text.length / 2) return last.index + last[0].length;
  }
  const isPair = /[\ud800-\udbff]$/.test(text);
  return isPair ? text.length - 1 : text.length;
}
