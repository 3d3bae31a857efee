import { type Block, blocksToText, dropContents, joinHeadings } from "./blocks.ts";
import { blocksInsideGutenberg, LICENCE_WARNING } from "./gutenberg.ts";
import { htmlBlocks, type PageOptions } from "./html-blocks.ts";
import type { Draft } from "./imported-story.ts";
import { bylineAuthor, languageCode } from "./naming.ts";

/** One web page: its main part as paragraphs and headings. */
export const readHtml = (source: string, options: PageOptions = {}): Draft => {
  const page = htmlBlocks(source, options);
  const inside = blocksInsideGutenberg(page.blocks);
  const blocks = joinHeadings(dropContents(inside ?? page.blocks));
  const text = blocksToText(blocks);
  return {
    title: pageTitle(page.title, firstHeading(blocks)),
    author: page.author ?? bylineAuthor(text),
    language: languageCode(page.language),
    text,
    warnings: page.licence || inside !== null ? [LICENCE_WARNING] : [],
  };
};

/**
 * Page titles often contain the site's name. When the title contains the first heading, the heading is the story's
 * title.
 */
const pageTitle = (title: string | null, heading: string | null): string | null =>
  heading !== null && title?.toLowerCase().includes(heading.toLowerCase()) ? heading : (title ?? heading);

/** The text of the first heading, or null. */
export const firstHeading = (blocks: readonly Block[]): string | null =>
  blocks.find(({ kind }) => kind === "heading")?.text ?? null;
