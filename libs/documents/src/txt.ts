import { refuseTooLong } from "./blocks.ts";
import { insideGutenberg, LICENCE_WARNING } from "./gutenberg.ts";
import type { Draft } from "./imported-story.ts";
import { bylineAuthor } from "./naming.ts";
import { hasTypedNotes } from "./notes.ts";

const NOTES_WARNING =
  "This text seems to contain notes with marks such as [1]. Plain text is kept as it is: remove them if they should not be read aloud.";

const UNMARKED = { headings: [], notes: [], matter: [] };

/** Plain text, character for character; only a Project Gutenberg licence around it is removed. */
export const readTxt = (text: string): Draft => {
  refuseTooLong(text.length);
  const inside = insideGutenberg(text);
  const notes = hasTypedNotes(inside?.text ?? text) ? [NOTES_WARNING] : [];
  if (inside === null)
    return { ...UNMARKED, title: null, author: bylineAuthor(text), language: null, text, warnings: notes };
  const author = inside.author ?? bylineAuthor(inside.text);
  return { ...UNMARKED, ...inside, author, warnings: [LICENCE_WARNING, ...notes] };
};
