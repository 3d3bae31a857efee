import type { NotePlaces } from "./note-places.ts";

const MARK = /\[\^([^\]\s]{1,60})\](?!:)/g;
/** A note inside a sentence, as MultiMarkdown and as pandoc write it. */
const INLINE = /\[\^([^[\]\n]{1,2000})\](?!:)|\^\[([^[\]\n]{1,2000})\]/g;
/** A note below the text; its further lines and paragraphs are indented. */
const NOTE = /^ {0,3}\[\^([^\]\s]{1,60})\]:(.*(?:\r?\n(?:[ \t]*\r?\n){0,2}(?: {2,}|\t).*)*)/gm;

/**
 * Puts places into a Markdown text for the marks of notes, and its notes at the end, as elements of HTML that are known
 * as notes.
 */
export const notesAsHtml = (source: string, places: NotePlaces): string => {
  const notes = new Map<string, string>();
  const idOf = (name: string): string => `note ${name.replace(/["&<>]/g, "_")}`;
  const body = source
    .replace(NOTE, (_, name: string, words: string) => {
      notes.set(idOf(name), words.replace(/^(?: {1,4}|\t)/gm, "").trim());
      return "";
    })
    .replace(MARK, (_, name: string) => places.mark(idOf(name)))
    .replace(INLINE, (_, multi?: string, pandoc?: string) => {
      const id = `inside ${notes.size}`;
      notes.set(id, (multi ?? pandoc ?? "").trim());
      return places.mark(id);
    });
  const asides = [...notes].map(
    ([id, words]) => `\n\n<aside role="doc-footnote" id="${id}">\n\n${words}\n\n</aside>`,
  );
  return body + asides.join("");
};
