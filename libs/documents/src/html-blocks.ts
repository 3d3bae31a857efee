import { Parser } from "htmlparser2";
import { type Block, BlockWriter } from "./blocks.ts";
import { tooDeep } from "./faults.ts";
import {
  headingRank,
  isBlock,
  isDropCap,
  isGutenbergFrame,
  isLeftOut,
  isNamedMark,
  isNoteReference,
  isRaised,
  isSceneBreak,
  letterOf,
} from "./html-elements.ts";
import { HtmlNotes, type NoteLinks, noNoteLinks, type OpenElement } from "./html-notes.ts";
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
  /** The links of notes found so far; a book's pages share them. */
  noteLinks?: NoteLinks;
}

/** The longest description of a picture that is a heading. */
const LONGEST_PICTURE = 200;

const META_AUTHOR = /^(?:author|dc\.creator|dcterms\.creator|article:author)$/i;

/** Reads HTML or XHTML in one pass without building a tree, so that the cost grows only with the length. */
export const htmlBlocks = (source: string, options: PageOptions = {}): Page => {
  const writer = new BlockWriter();
  const stack: OpenElement[] = [];
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
  const links: OpenElement[] = [];
  const notes = new HtmlNotes(writer, options.noteLinks ?? noNoteLinks());
  let regionStart = 0;
  let title = "";
  /** The words of a note inside a sentence, while it is read. */
  let inside: string | null = null;

  const open = (name: string, attributes: Record<string, string>): void => {
    if (stack.length >= NESTING_LIMITS.html) throw tooDeep(NESTING_LIMITS.html);
    const frame: OpenElement = {
      name,
      attributes,
      mark: null,
      raised: false,
      raises: false,
      rank: null,
      noteFrom: null,
      certain: false,
      outer: null,
      ornament: false,
    };
    stack.push(frame);
    if (name === "html" || name === "body")
      page.language ??= attributes.lang ?? attributes["xml:lang"] ?? null;
    if (name === "meta" && META_AUTHOR.test(attributes.name ?? attributes.property ?? ""))
      page.author ??= attributes.content ?? null;
    const isTitle = name === "title" && (depth.head > 0 || depth.skip === 0);
    if (depth.skip > 0 || name === "head" || isTitle) {
      if (isTitle) depth.title++;
      if (name === "head") depth.head++;
      depth.skip++;
      return;
    }
    const licence = isGutenbergFrame(attributes);
    page.licence ||= licence;
    if (isNoteReference(name, attributes)) notes.reference(attributes);
    if (licence || (isLeftOut(name, attributes) && !(options.keepAll && !isLeftOut(name, {})))) {
      depth.skip++;
      if (isBlock(name)) writer.begin();
      return;
    }
    if (!options.keepAll && notes.begin(frame)) {
      depth.skip++;
      inside = "";
    } else enter(frame);
  };

  const enter = (frame: OpenElement): void => {
    const { name, attributes } = frame;
    frame.rank = depth.heading === 0 ? headingRank(name, attributes) : null;
    if (frame.rank !== null || /^h[1-6]$/.test(name)) {
      frame.rank ??= 1;
      if (depth.heading++ === 0) writer.begin("heading", frame.rank);
    } else if (name === "hr") writer.sceneBreak();
    else if (name === "br") writer.lineBreak();
    else if (isBlock(name) && depth.heading === 0)
      writer.begin(name === "pre" ? "preformatted" : "paragraph");
    else if (name === "td" || name === "th") writer.text(" ");
    notes.id(frame);
    if (name === "pre") depth.pre++;
    if (name === "main" || name === "article") {
      if (depth[name]++ === 0) regionStart = writer.blocks.length;
    }
    if (name === "q") writer.text(depth.quote++ % 2 === 0 ? "“" : "‘");
    if (name === "img") {
      pictureOfLetter(attributes.alt ?? "");
      if (depth.heading > 0) writer.picture((attributes.alt ?? "").slice(0, LONGEST_PICTURE));
    }
    frame.raises = isRaised(name, attributes);
    if (frame.raises) {
      depth.raised++;
      const link = links.at(-1);
      if (link !== undefined) link.raised = true;
    }
    frame.ornament = isDropCap(attributes) || isSceneBreak(attributes);
    if (frame.raises || frame.ornament || (name === "span" && isNamedMark(attributes)))
      frame.mark = writer.mark;
    if (name === "a") {
      frame.mark = writer.mark;
      frame.raised = depth.raised > 0;
      links.push(frame);
      if (isLocal(attributes.href)) depth.link++;
    }
    if (name === "ol") lists.push({ item: Number.parseInt(attributes.start ?? "1", 10) || 1 });
    if (name === "ul") lists.push({ item: null });
    if (name === "li" && writer.apart?.kind !== "note") listMarker();
  };

  /** A large first letter that is a picture has the letter as its text. */
  const pictureOfLetter = (alt: string): void => {
    const letter = letterOf(alt);
    if (letter === null || writer.before(writer.mark).trim() !== "") return;
    writer.text(letter);
    writer.flag({ dropCap: true, pictured: true });
    if (!/[AIO]$/.test(letter)) writer.glue();
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
      if (depth.skip === 0 && inside !== null) {
        notes.inside(inside);
        inside = null;
      }
      return;
    }
    if (frame === undefined) return;
    if (frame.mark) endInline(frame, frame.mark);
    if (name === "pre") depth.pre--;
    if (frame.raises) depth.raised--;
    if (name === "q") writer.text(--depth.quote % 2 === 0 ? "”" : "’");
    if (name === "ol" || name === "ul") lists.pop();
    if (frame.rank !== null) depth.heading--;
    if (depth.heading === 0 && (frame.rank !== null || isBlock(name))) writer.begin();
    notes.end(frame);
    if ((name === "main" || name === "article") && --depth[name] === 0)
      regions[name].push(writer.blocks.slice(regionStart));
  };

  const endInline = (frame: OpenElement, mark: { block: number; at: number }): void => {
    const { name, attributes } = frame;
    const text = writer.since(mark);
    if (name === "a") {
      links.pop();
      if (isLocal(attributes.href)) depth.link--;
      notes.endLink(frame, mark, stack.at(-1)?.attributes.id);
    } else if (frame.ornament && text !== null) {
      if (isSceneBreak(attributes) && text.trim() === "" && isBlock(name)) writer.sceneBreak();
      else if (/^["“„«‘]?\p{Lu}$/u.test(text.trim())) {
        if (!/[AIO]$/.test(text.trim())) writer.glue();
        if (isBlock(name)) writer.flag({ dropCap: true });
      }
    } else if (links.length === 0) notes.endUnlinked(frame, mark);
  };

  const parser = new Parser(
    {
      onopentag: open,
      onclosetag: close,
      ontext: (data) => {
        if (depth.title > 0) title += data;
        if (inside !== null) inside += data;
        if (depth.skip === 0) writer.text(data, { preformatted: depth.pre > 0, linked: depth.link > 0 });
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true, recognizeCDATA: true },
  );
  parser.write(source);
  parser.end();
  writer.begin();
  notes.finish();
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
