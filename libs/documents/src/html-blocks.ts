import { Parser } from "htmlparser2";
import { type Block, BlockWriter } from "./blocks.ts";
import { tooDeep } from "./faults.ts";
import { isBlock, isGutenbergFrame, isHeading, isLeftOut, isNoteMarker } from "./html-elements.ts";
import { NESTING_LIMITS } from "./limits.ts";

/** A page read as blocks, with its metadata. */
export interface Page {
  blocks: Block[];
  title: string | null;
  author: string | null;
  language: string | null;
  /** True when a Project Gutenberg licence was left out. */
  licence: boolean;
}

export interface PageOptions {
  /** Keeps parts that look like front matter, for a book that would be empty without them. */
  keepAll?: boolean;
  /** Keeps the bullet of a list item. In Markdown it may be a dash that opens a speech. */
  bullets?: boolean;
}

interface Open {
  name: string;
  attributes: Readonly<Record<string, string>>;
  mark: { block: number; at: number } | null;
  raised: boolean;
}

const META_AUTHOR = /^(?:author|dc\.creator|dcterms\.creator|article:author)$/i;

/** Reads HTML or XHTML in one pass without building a tree, so that the cost grows only with the length. */
export const htmlBlocks = (source: string, options: PageOptions = {}): Page => {
  const writer = new BlockWriter();
  const stack: Open[] = [];
  const page: Page = { blocks: [], title: null, author: null, language: null, licence: false };
  const regions = { main: [] as Block[][], article: [] as Block[][] };
  const depth = {
    skip: 0,
    pre: 0,
    link: 0,
    raised: 0,
    quote: 0,
    main: 0,
    article: 0,
    head: 0,
    title: 0,
    heading: 0,
  };
  const lists: { item: number | null }[] = [];
  const links: Open[] = [];
  let regionStart = 0;
  let title = "";

  const open = (name: string, attributes: Record<string, string>): void => {
    if (stack.length >= NESTING_LIMITS.html) throw tooDeep(NESTING_LIMITS.html);
    stack.push({ name, attributes, mark: null, raised: false });
    if (name === "html" || name === "body")
      page.language ??= attributes.lang ?? attributes["xml:lang"] ?? null;
    if (name === "meta" && META_AUTHOR.test(attributes.name ?? attributes.property ?? ""))
      page.author ??= attributes.content ?? null;
    if (depth.skip > 0 || name === "head") {
      if (name === "title" && depth.head > 0) depth.title++;
      if (name === "head") depth.head++;
      depth.skip++;
      return;
    }
    const licence = isGutenbergFrame(attributes);
    page.licence ||= licence;
    if (licence || (isLeftOut(name, attributes) && !(options.keepAll && !isLeftOut(name, {})))) {
      depth.skip++;
      if (isBlock(name)) writer.begin();
      return;
    }
    enter(name, attributes);
  };

  const enter = (name: string, attributes: Record<string, string>): void => {
    const frame = stack.at(-1);
    if (isHeading(name)) {
      if (depth.heading++ === 0) writer.begin("heading");
    } else if (name === "hr") writer.sceneBreak();
    else if (name === "br") writer.lineBreak();
    else if (isBlock(name) && depth.heading === 0)
      writer.begin(name === "pre" ? "preformatted" : "paragraph");
    else if (name === "td" || name === "th") writer.text(" ");
    if (name === "pre") depth.pre++;
    if (name === "main" || name === "article") {
      if (depth[name]++ === 0) regionStart = writer.blocks.length;
    }
    if (name === "q") writer.text(depth.quote++ % 2 === 0 ? "“" : "‘");
    if (name === "sup") {
      depth.raised++;
      const link = links.at(-1);
      if (link !== undefined) link.raised = true;
    }
    if (name === "a" && frame !== undefined) {
      frame.mark = writer.mark;
      frame.raised = depth.raised > 0;
      links.push(frame);
      if (isLocal(attributes.href)) depth.link++;
    }
    if (name === "ol") lists.push({ item: Number.parseInt(attributes.start ?? "1", 10) || 1 });
    if (name === "ul") lists.push({ item: null });
    if (name === "li") listMarker();
  };

  const listMarker = (): void => {
    const list = lists.at(-1);
    if (typeof list?.item === "number") writer.text(`${list.item++}. `);
    else if (options.bullets) writer.text("- ");
  };

  const close = (name: string): void => {
    const frame = stack.pop();
    if (depth.skip > 0) {
      depth.skip--;
      if (name === "title" && depth.title > 0) depth.title--;
      if (name === "head") depth.head--;
      return;
    }
    if (frame?.mark) {
      const { mark, attributes, raised } = frame;
      links.pop();
      if (isLocal(attributes.href)) depth.link--;
      if (isNoteMarker(writer.since(mark) ?? "", attributes, raised)) writer.rewind(mark);
    }
    if (name === "pre") depth.pre--;
    if (name === "sup") depth.raised--;
    if (name === "q") writer.text(--depth.quote % 2 === 0 ? "”" : "’");
    if (name === "ol" || name === "ul") lists.pop();
    if (isHeading(name)) depth.heading--;
    if (depth.heading === 0 && (isHeading(name) || isBlock(name))) writer.begin();
    if ((name === "main" || name === "article") && --depth[name] === 0)
      regions[name].push(writer.blocks.slice(regionStart));
  };

  const parser = new Parser(
    {
      onopentag: open,
      onclosetag: close,
      ontext: (data) => {
        if (depth.title > 0) title += data;
        if (depth.skip === 0) writer.text(data, { preformatted: depth.pre > 0, linked: depth.link > 0 });
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true, recognizeCDATA: true },
  );
  parser.write(source);
  parser.end();
  writer.begin();
  page.title = title.replace(/\s+/g, " ").trim() || null;
  page.blocks = storyRegion(writer.blocks, regions);
  return page;
};

const isLocal = (href: string | undefined): boolean =>
  href !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(href);

const length = (blocks: readonly Block[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

/** The page's main part. Articles count only when they contain most of the text, since a teaser is an article, too. */
const storyRegion = (all: Block[], regions: { main: Block[][]; article: Block[][] }): Block[] => {
  const main = regions.main.flat();
  if (main.length > 0) return main;
  const articles = regions.article.flat();
  return length(articles) > length(all) / 2 ? articles : all;
};
