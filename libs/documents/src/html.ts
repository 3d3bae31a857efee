import type { Block } from "./blocks.ts";
import { joinDropCaps } from "./drop-caps.ts";
import { blocksInsideGutenberg, LICENCE_WARNING } from "./gutenberg.ts";
import { joinHeadings } from "./headings.ts";
import { htmlBlocks, type PageOptions } from "./html-blocks.ts";
import type { Draft } from "./imported-story.ts";
import { bylineAuthor, isChapterName, languageCode } from "./naming.ts";
import { dropNotesHeadings, setTypedNotesApart } from "./notes.ts";
import { setContentsApart } from "./printed-contents.ts";
import { toStory } from "./structure.ts";

/** One web page: its main part as paragraphs and headings. `given` is a title that is known from elsewhere. */
export const readHtml = (source: string, options: PageOptions = {}, given: string | null = null): Draft => {
  const page = htmlBlocks(source, options);
  const inside = blocksInsideGutenberg(page.blocks);
  const blocks = joinHeadings(tidyBlocks(inside ?? page.blocks));
  const named = page.title === null || isChapterName(page.title) ? null : page.title;
  const title = pageTitle(named, firstHeading(blocks));
  const story = toStory(blocks, given ?? (named === null ? null : title));
  return {
    title,
    author: page.author ?? bylineAuthor(story.text),
    language: languageCode(page.language),
    ...story,
    warnings: page.licence || inside !== null ? [LICENCE_WARNING] : [],
  };
};

/** Sets printed contents and typed notes apart, and mends words with a large first letter. */
export const tidyBlocks = (blocks: readonly Block[]): Block[] =>
  joinDropCaps(dropNotesHeadings(setTypedNotesApart(setContentsApart(blocks))));

/**
 * Page titles often contain the site's name. When the title contains the first heading, the heading is the story's
 * title.
 */
const pageTitle = (title: string | null, heading: string | null): string | null =>
  heading !== null && title?.toLowerCase().includes(heading.toLowerCase()) ? heading : (title ?? heading);

/** The text of the first heading, if it may be the title of the whole; else null. */
export const firstHeading = (blocks: readonly Block[]): string | null => {
  const heading = blocks.find(({ kind, apart }) => kind === "heading" && !apart)?.text ?? null;
  return heading === null || isChapterName(heading) ? null : heading;
};
