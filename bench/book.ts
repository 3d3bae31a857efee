import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Analysis, analyze } from "@storytelling/narrative";

export const wordsOf = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** The first words of Alice's Adventures in Wonderland, repeated where the book is too short, up to a paragraph's end. */
export function book(words: number): { text: string; analysis: Analysis } {
  const whole = readFileSync(join(import.meta.dirname, "../examples/alice-in-wonderland.txt"), "utf8");
  const paragraphs: string[] = [];
  let found = 0;
  while (found < words) {
    for (const paragraph of whole.split(/\n\s*\n/)) {
      if (found >= words) break;
      paragraphs.push(paragraph);
      found += wordsOf(paragraph);
    }
  }
  const text = `${paragraphs.join("\n\n")}\n`;
  return { text, analysis: analyze(text, { language: "en" }) };
}
