import { Parser } from "htmlparser2";
import { type Apart, type Block, BlockWriter } from "./blocks.ts";
import { tooDeep } from "./faults.ts";
import {
  headingRank,
  isBackLink,
  isBlock,
  isDropCap,
  isGutenbergFrame,
  isLeftOut,
  isMarker,
  isNamedMark,
  isNoteMarker,
  isSceneBreak,
  isUnlinkedMarker,
  kindApart,
  letterOf,
} from "./html-elements.ts";
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

/** The ids that marks of notes lead to, each with its mark; the ids of these marks; and the marks without links. */
export interface NoteLinks {
  targets: Map<string, string>;
  marks: Set<string>;
  unlinked: Set<string>;
}

export const noNoteLinks = (): NoteLinks => ({ targets: new Map(), marks: new Set(), unlinked: new Set() });

interface Open {
  name: string;
  attributes: Readonly<Record<string, string>>;
  mark: { block: number; at: number } | null;
  raised: boolean;
  rank: number | null;
  /** Where a block element begins, if marks of notes lead to it. */
  noteFrom: number | null;
  /** Present when its text is set apart: what applies again after it. */
  outer: { apart: Apart | undefined } | null;
  /** True when it may be a scene break or a drop cap, if its text is none or one letter. */
  ornament: boolean;
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
  const { targets, marks, unlinked } = options.noteLinks ?? noNoteLinks();
  let regionStart = 0;
  let title = "";
  let group = 0;

  const open = (name: string, attributes: Record<string, string>): void => {
    if (stack.length >= NESTING_LIMITS.html) throw tooDeep(NESTING_LIMITS.html);
    const frame: Open = {
      name,
      attributes,
      mark: null,
      raised: false,
      rank: null,
      noteFrom: null,
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
    if (licence || (isLeftOut(name, attributes) && !(options.keepAll && !isLeftOut(name, {})))) {
      depth.skip++;
      if (isBlock(name)) writer.begin();
      return;
    }
    if (!options.keepAll) beginApart(frame);
    enter(frame);
  };

  /** Sets the text of a note, or of front matter, apart. Inside a note each part that looks like a note is one. */
  const beginApart = (frame: Open): void => {
    const kind = kindApart(frame.name, frame.attributes);
    if (kind === null && !(writer.apart?.kind === "note" && frame.name === "li")) return;
    if (kind !== null && kind !== "note" && writer.apart !== undefined) return;
    // Inside a sentence it would end the sentence's block: its text is dropped.
    if (!isBlock(frame.name)) {
      if (writer.apart === undefined) depth.skip++;
      return;
    }
    writer.begin();
    frame.outer = { apart: writer.apart };
    writer.apart = { kind: kind ?? "note", group: ++group };
  };

  const endApart = ({ outer }: Open): void => {
    if (outer === null) return;
    writer.begin();
    writer.apart = outer.apart && { kind: outer.apart.kind, group: ++group };
  };

  const enter = (frame: Open): void => {
    const { name, attributes } = frame;
    if (depth.skip > 0) return;
    frame.rank = depth.heading === 0 ? headingRank(name, attributes) : null;
    if (frame.rank !== null || /^h[1-6]$/.test(name)) {
      frame.rank ??= 1;
      if (depth.heading++ === 0) writer.begin("heading", frame.rank);
    } else if (name === "hr") writer.sceneBreak();
    else if (name === "br") writer.lineBreak();
    else if (isBlock(name) && depth.heading === 0)
      writer.begin(name === "pre" ? "preformatted" : "paragraph");
    else if (name === "td" || name === "th") writer.text(" ");
    noteId(frame);
    if (name === "pre") depth.pre++;
    if (name === "main" || name === "article") {
      if (depth[name]++ === 0) regionStart = writer.blocks.length;
    }
    if (name === "q") writer.text(depth.quote++ % 2 === 0 ? "“" : "‘");
    if (name === "img") pictureOfLetter(attributes.alt ?? "");
    if (name === "sup") {
      depth.raised++;
      const link = links.at(-1);
      if (link !== undefined) link.raised = true;
    }
    frame.ornament = isDropCap(attributes) || isSceneBreak(attributes);
    if (name === "sup" || frame.ornament || (name === "span" && isNamedMark(attributes)))
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

  const noteId = ({ name, attributes }: Open): void => {
    const id = attributes.id ?? (name === "a" ? attributes.name : undefined);
    if (id === undefined || id === "") return;
    writer.id(id);
    // The mark comes before its note: a mark that leads back to an earlier paragraph makes no note of that.
    const mark = targets.get(id);
    if (mark !== undefined) writer.flag({ noted: mark });
    const frame = stack.at(-1);
    if (frame && isBlock(name) && name !== "body" && targets.has(id)) frame.noteFrom = writer.blocks.length;
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
      return;
    }
    if (frame === undefined) return;
    if (frame.mark) endInline(frame, frame.mark);
    if (name === "pre") depth.pre--;
    if (name === "sup") depth.raised--;
    if (name === "q") writer.text(--depth.quote % 2 === 0 ? "”" : "’");
    if (name === "ol" || name === "ul") lists.pop();
    if (frame.rank !== null) depth.heading--;
    if (depth.heading === 0 && (frame.rank !== null || isBlock(name))) writer.begin();
    if (frame.noteFrom !== null) endNoted(frame.noteFrom);
    endApart(frame);
    if ((name === "main" || name === "article") && --depth[name] === 0)
      regions[name].push(writer.blocks.slice(regionStart));
  };

  const endInline = (frame: Open, mark: { block: number; at: number }): void => {
    const { name, attributes, raised } = frame;
    const since = writer.since(mark);
    const isWhole = since !== null;
    const text = since ?? "";
    const before = writer.before(mark);
    if (name === "a") {
      links.pop();
      if (isLocal(attributes.href)) depth.link--;
      const fragment = (attributes.href ?? "").split("#").at(-1) ?? "";
      const back = isBackLink(text, attributes) || (marks.has(fragment) && isMarker(text));
      if (!back && !isNoteMarker(text, attributes, raised)) return;
      // A note begins with its mark, and a text does not.
      if (back || /^[\s[(]*$/.test(before)) writer.flag({ backLinked: true });
      if (!back) {
        targets.set(fragment, text.replace(/[^\p{L}\p{N}*†‡§¶]/gu, ""));
        for (const id of [attributes.id, attributes.name, stack.at(-1)?.attributes.id]) if (id) marks.add(id);
      }
      writer.rewind(mark);
    } else if (frame.ornament && isWhole) {
      if (isSceneBreak(attributes) && text.trim() === "" && isBlock(name)) writer.sceneBreak();
      else if (/^["“„«‘]?\p{Lu}$/u.test(text.trim())) {
        if (!/[AIO]$/.test(text.trim())) writer.glue();
        if (isBlock(name)) writer.flag({ dropCap: true });
      }
    } else if (links.length === 0 && isMarker(text)) {
      const opensNote = before.trim() === "" && unlinked.has(text.trim());
      if (opensNote) writer.flag({ apart: { kind: "note", group: ++group } });
      else if (isUnlinkedMarker(text, before, isNamedMark(attributes))) unlinked.add(text.trim());
      else return;
      writer.rewind(mark);
    }
  };

  /** The blocks of an element that a note's mark leads to are a note, if one of them leads back. */
  const endNoted = (from: number): void => {
    const blocks = writer.blocks.slice(from);
    if (!blocks[0]?.backLinked && !blocks.at(-1)?.backLinked && !beginsWithMark(blocks[0])) return;
    const apart = { kind: "note", group: ++group };
    for (const block of blocks) block.apart ??= apart;
  };

  /** A paragraph that a mark leads to, and that leads back, is a note. */
  const setBackLinkedApart = (): void => {
    for (const block of writer.blocks)
      if (
        !block.apart &&
        ((block.backLinked && block.ids?.some((id) => targets.has(id))) || beginsWithMark(block))
      )
        block.apart = { kind: "note", group: ++group };
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
  setBackLinkedApart();
  page.title = title.replace(/\s+/g, " ").trim() || null;
  page.blocks = storyRegion(writer.blocks, regions);
  return page;
};

/** True for a block that a mark leads to, and that begins with the same mark: "1. See above." */
const beginsWithMark = (block: Block | undefined): boolean => {
  if (!block?.noted) return false;
  const start = block.text.slice(0, 20).replace(/^[\s[(]+/, "");
  return start.startsWith(block.noted) && /^[\s.)\]:]/.test(start.slice(block.noted.length));
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
