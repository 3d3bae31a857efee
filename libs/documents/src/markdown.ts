import { Marked } from "marked";
import { tooDeep } from "./faults.ts";
import { readHtml } from "./html.ts";
import { noNoteLinks } from "./html-notes.ts";
import type { Draft } from "./imported-story.ts";
import { NESTING_LIMITS } from "./limits.ts";
import { type FrontMatter, frontMatter } from "./markdown-front.ts";
import { notesAsHtml } from "./markdown-notes.ts";
import { languageTag } from "./naming.ts";
import { withoutPlaces } from "./note-places.ts";

/** The attributes that pandoc and others write behind a heading, and MultiMarkdown's label. */
const ATTRIBUTES = /^( {0,3}#{1,6}[^\n{]{0,500})\{[#.][^{}\n]{1,200}\}(?:[ \t]+#+)?[ \t]*\r?$/gm;
const LABEL = /^( {0,3}#{1,6}[^\n[]{0,500})\[[\w -]{1,100}\](?:[ \t]+#+)?[ \t]*\r?$/gm;

/** The text of a Markdown document; title, author and language come from its front matter. */
export const readMarkdown = (source: string): Draft => {
  const { fields, body, multi } = frontMatter(withoutPlaces(source));
  const noteLinks = noNoteLinks();
  const plain = body.replace(ATTRIBUTES, "$1");
  const text = notesAsHtml(multi ? plain.replace(LABEL, "$1") : plain, noteLinks.places);
  refuseDeep(text);
  const html = new Marked({ gfm: true, async: false }).parse(text, { async: false });
  const draft = readHtml(html, { bullets: true, noteLinks }, word(fields, "title"));
  return {
    ...draft,
    title: word(fields, "title") ?? draft.title,
    author: word(fields, "author") ?? word(fields, "authors") ?? draft.author,
    language: languageTag(word(fields, "lang") ?? word(fields, "language")) ?? draft.language,
  };
};

/** One mark of a quotation or a list at the start of a line, with the white space before it. */
const CONTAINER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;

const LINE_END = /[\r\n]/g;

/** Refuses deep quotations and lists before they reach the parser, which reads their text again at each level. */
const refuseDeep = (source: string): void => {
  for (let line = 0; line < source.length; ) {
    let levels = 0;
    for (let at = line; ; levels++) {
      CONTAINER.lastIndex = at;
      const mark = CONTAINER.exec(source);
      if (mark === null) break;
      // An indent of two columns may be a nested list.
      levels += Math.floor((mark[0].length - 1) / 2);
      if (levels >= NESTING_LIMITS.markdown) throw tooDeep(NESTING_LIMITS.markdown);
      at = CONTAINER.lastIndex;
    }
    LINE_END.lastIndex = line;
    line = LINE_END.test(source) ? LINE_END.lastIndex : source.length;
  }
};

const word = (meta: FrontMatter["fields"], key: string): string | null => {
  const value = meta[key];
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string").join(", ") || null;
  return typeof value === "string" && value !== "" ? value : null;
};
