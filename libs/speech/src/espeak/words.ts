import type { WordTiming } from "@storytelling/media";
import type { Mark } from "./messages.ts";

/**
 * The words of the text, by Unicode's word boundaries, with the times of the marks inside them. A word lasts until the
 * next mark in another word, or until silence.
 */
export function wordsOf(text: string, language: string, marks: readonly Mark[]): WordTiming[] {
  const segments = new Intl.Segmenter(language, { granularity: "word" }).segment(text);
  const words: WordTiming[] = [];
  let open: WordTiming | undefined;
  for (const { offset, ms } of marks) {
    if (open) open.toMs = Math.max(open.fromMs, ms);
    if (offset === null) {
      open = undefined;
      continue;
    }
    const segment = segments.containing(offset);
    if (!segment || segment.segment.trim() === "") continue;
    const start = segment.index;
    const last = words.at(-1);
    if (last && start <= last.start) {
      open = start === last.start ? last : open;
      continue;
    }
    open = { start, end: start + segment.segment.length, fromMs: ms, toMs: ms };
    words.push(open);
  }
  return words;
}
