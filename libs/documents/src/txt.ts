import { refuseTooLong } from "./blocks.ts";
import { insideGutenberg, LICENCE_WARNING } from "./gutenberg.ts";
import type { Draft } from "./imported-story.ts";
import { bylineAuthor } from "./naming.ts";

/** Plain text, character for character; only a Project Gutenberg licence around it is removed. */
export const readTxt = (text: string): Draft => {
  refuseTooLong(text.length);
  const inside = insideGutenberg(text);
  if (inside === null) return { title: null, author: bylineAuthor(text), language: null, text, warnings: [] };
  return { ...inside, author: inside.author ?? bylineAuthor(inside.text), warnings: [LICENCE_WARNING] };
};
