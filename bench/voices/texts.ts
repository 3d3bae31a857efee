import { type book, wordsOf } from "../book.ts";

/** Whole sentences of narration, without figures and speech, so that what is heard can be compared with what is written. */
function sentencesOf({ text, analysis }: ReturnType<typeof book>): string[] {
  return analysis.sentences
    .map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, " ").trim())
    .filter((sentence) => /^[A-Z][a-z ,;’'-]+[.!?]$/i.test(sentence) && wordsOf(sentence) >= 8);
}

/** `count` sentences of 12 to 30 words from all over the book. */
export function sentences(source: ReturnType<typeof book>, count: number): string[] {
  const fitting = sentencesOf(source).filter(
    (sentence) => wordsOf(sentence) >= 12 && wordsOf(sentence) <= 30,
  );
  return Array.from({ length: count }, (_, i) => fitting[Math.floor((i * fitting.length) / count)] ?? "");
}

/** The book's first sentences in passages of up to 45 words, which take less than 30 s, up to `words` words. */
export function passages(source: ReturnType<typeof book>, words: number): string[] {
  const found: string[] = [];
  let open = "";
  let total = 0;
  for (const sentence of sentencesOf(source)) {
    if (total + wordsOf(open) >= words) break;
    if (wordsOf(sentence) > 45) continue;
    if (wordsOf(open) + wordsOf(sentence) > 45) {
      found.push(open);
      total += wordsOf(open);
      open = sentence;
    } else open = open === "" ? sentence : `${open} ${sentence}`;
  }
  return total < words && open !== "" ? [...found, open] : found;
}
