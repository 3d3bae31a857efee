import type { Span } from "../analysis.ts";
import type { Quote } from "../text/document.ts";
import { dashStretches } from "./dashes.ts";
import { type Marked, markedStretches } from "./marks.ts";
import { findPlay } from "./play.ts";
import { isSpeech } from "./speech.ts";
import { findStyle } from "./style.ts";

/** Finds the text's direct speech in order, each stretch within one paragraph. */
export const findQuotes = (
  text: string,
  paragraphs: readonly Span[],
  headings: readonly boolean[],
): Quote[] => {
  const play = findPlay(text, paragraphs, headings);
  if (play) return play;
  const style = findStyle(text, paragraphs);
  const quotes: Quote[] = [];
  let pending = false;
  paragraphs.forEach((span, paragraph) => {
    if (headings[paragraph]) return;
    const dashed: Marked[] = style.dash ? dashStretches(text, span) : [];
    const marked = dashed.length > 0 ? dashed : markedStretches(text, span, style);
    marked.forEach((stretch, i) => {
      const { start, end, outer } = stretch;
      const continues = pending && i === 0 && outer.start === span.start;
      const quote: Quote = { start, end, outer, paragraph, continues };
      if (isSpeech(text, quote, span.start)) quotes.push(quote);
    });
    pending = marked.at(-1)?.open ?? false;
  });
  return quotes;
};
