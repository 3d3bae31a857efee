import type { Block } from "./blocks.ts";
import { joinDropCaps } from "./drop-caps.ts";
import { setImprintApart, setTranscriberApart } from "./front-matter.ts";
import { blocksInsideGutenberg, LICENCE_WARNING } from "./gutenberg.ts";
import { joinHeadings } from "./headings.ts";
import { htmlBlocks, type PageOptions } from "./html-blocks.ts";
import { noNoteLinks } from "./html-notes.ts";
import type { Draft } from "./imported-story.ts";
import { bylineAuthor, isChapterName, languageTag } from "./naming.ts";
import { type NotePlaces, withoutPlaces } from "./note-places.ts";
import { dropNotesHeadings, setTypedNotesApart } from "./notes.ts";
import { setContentsApart } from "./printed-contents.ts";
import { showsPicture } from "./refuse-wordless.ts";
import { headingName } from "./same-name.ts";
import { toStory } from "./structure.ts";

/** One web page: its main part as paragraphs and headings. `given` is a title that is known from elsewhere. */
export const readHtml = (source: string, options: PageOptions = {}, given: string | null = null): Draft => {
  const noteLinks = options.noteLinks ?? noNoteLinks();
  const page = htmlBlocks(source, { ...options, noteLinks });
  const inside = blocksInsideGutenberg(page.blocks);
  const blocks = joinHeadings(setImprintApart(tidyBlocks(inside ?? page.blocks, noteLinks.places)));
  const named = page.title === null || isChapterName(page.title) ? null : page.title;
  const title = pageTitle(named, firstHeading(blocks));
  const story = toStory(blocks, given ?? (named === null ? null : title), noteLinks.places);
  return {
    title,
    author: page.author ?? bylineAuthor(story.text),
    language: languageTag(page.language),
    ...story,
    pictures: showsPicture(source),
    warnings: page.licence || inside !== null ? [LICENCE_WARNING] : [],
  };
};

/** Sets printed contents, a transcriber's notes and typed notes apart, and mends words with a large first letter. */
export const tidyBlocks = (blocks: readonly Block[], places: NotePlaces): Block[] =>
  joinDropCaps(dropNotesHeadings(setTypedNotesApart(setTranscriberApart(setContentsApart(blocks)), places)));

/**
 * Page titles often contain the site's name. When the title contains the first heading, the heading is the story's
 * title.
 */
const pageTitle = (title: string | null, heading: string | null): string | null =>
  heading !== null && title?.toLowerCase().includes(heading.toLowerCase()) ? heading : (title ?? heading);

/** The text of the first heading, if it may be the title of the whole; else null. */
export const firstHeading = (blocks: readonly Block[]): string | null => {
  const headings = blocks.filter(({ kind, apart }) => kind === "heading" && !apart);
  const first = withoutPlaces(headings[0]?.text ?? "");
  if (first === "" || isChapterName(first)) return null;
  // "1 The Gate" is a chapter when another heading counts on.
  const counts = ({ text }: { text: string }) => headingName(text).number !== null;
  return counts({ text: first }) && headings.slice(1).some(counts) ? null : first;
};
