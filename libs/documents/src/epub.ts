import { posix } from "node:path";
import type { Archive } from "./archive.ts";
import { type Block, refuseTooLong } from "./blocks.ts";
import { type ContentsEntry, readNav, readNcx } from "./contents.ts";
import { declaredCharset } from "./declared-charset.ts";
import { decodeText } from "./decode-text.ts";
import { damaged } from "./faults.ts";
import {
  frontMatterKind,
  kindOfName,
  readsAsCopyright,
  readsAsTitlePage,
  setImprintApart,
} from "./front-matter.ts";
import { blocksInsideGutenberg, LICENCE_WARNING } from "./gutenberg.ts";
import { joinHeadings } from "./headings.ts";
import { firstHeading, tidyBlocks } from "./html.ts";
import { htmlBlocks } from "./html-blocks.ts";
import { type NoteLinks, noNoteLinks } from "./html-notes.ts";
import type { Draft } from "./imported-story.ts";
import { languageTag, metadataAuthor, metadataTitle } from "./naming.ts";
import { withoutPlaces } from "./note-places.ts";
import { type Package, readPackage } from "./opf.ts";
import { type PageEntry, placeContents } from "./place-contents.ts";
import { showsPicture } from "./refuse-wordless.ts";
import { refuseLocked } from "./rights.ts";
import { isNumberAlone } from "./same-name.ts";
import { toStory } from "./structure.ts";
import { readXml } from "./xml.ts";

const XHTML = /^(?:application\/xhtml\+xml|text\/html|application\/xml|text\/x-oeb1-document)$/i;

/** A book in reading order, one heading for each chapter, without cover, contents, copyright pages and notes. */
export const readEpub = async (archive: Archive): Promise<Draft> => {
  await refuseLocked(archive);
  const opfPath = await packagePath(archive);
  const book = readPackage(await markup(archive, opfPath));
  book.title = metadataTitle(book.title);
  const contents = await readContents(archive, opfPath, book);
  const found = { warnings: new Set<string>(), pictures: false };
  const noteLinks = noNoteLinks();
  const read = (keepAll: boolean) =>
    chapters(archive, opfPath, book, contents, found, { keepAll, noteLinks });
  const story = await read(false);
  const hasStory = story.some(({ apart }) => apart === undefined);
  const blocks = hasStory ? setImprintApart(story) : await read(true);
  return {
    title: book.title ?? firstHeading(blocks),
    author: metadataAuthor(book.author),
    language: languageTag(book.language),
    ...toStory(blocks, book.title, noteLinks.places),
    pictures: found.pictures,
    warnings: [...found.warnings],
  };
};

const markup = async (archive: Archive, path: string): Promise<string> => {
  const bytes = await archive.read(path);
  if (bytes === null) throw damaged("This EPUB is incomplete: export it again and import the new file.");
  return withoutPlaces(decodeText(bytes, declaredCharset(bytes)).text);
};

const packagePath = async (archive: Archive): Promise<string> => {
  let path: string | null = null;
  if (archive.has("META-INF/container.xml"))
    readXml(await markup(archive, "META-INF/container.xml"), {
      open: (name, attributes) => {
        if (name === "rootfile") path ??= attributes["full-path"] ?? null;
      },
      close: () => {},
      text: () => {},
    });
  return path ?? archive.names.find((name) => name.endsWith(".opf")) ?? "";
};

/** A link in the document at `from` as a path in the container, without its fragment. */
const resolve = (archive: Archive, from: string, href: string): string => {
  const [path = ""] = href.split("#", 1);
  const inFolder = (name: string) => posix.normalize(posix.join(posix.dirname(from), name));
  // A link is percent-encoded, but some programs name the file itself "chapter%201.xhtml".
  const decoded = inFolder(decode(path));
  return archive.has(decoded) || !archive.has(inFolder(path)) ? decoded : inFolder(path);
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not percent-encoded: the "%" is part of the name.
    return text;
  }
};

/** The entries of the table of contents, by the path of the page that they lead into. */
const readContents = async (
  archive: Archive,
  opfPath: string,
  book: Package,
): Promise<Map<string, PageEntry[]>> => {
  for (const [href, read] of [[book.navHref, readNav] as const, [book.ncxHref, readNcx] as const]) {
    const path = href === null ? "" : resolve(archive, opfPath, href);
    const entries = archive.has(path) ? read(await markup(archive, path)) : [];
    if (entries.length > 0) return byPage(archive, path, entries);
  }
  return new Map();
};

const byPage = (
  archive: Archive,
  path: string,
  entries: readonly ContentsEntry[],
): Map<string, PageEntry[]> => {
  const pages = new Map<string, PageEntry[]>();
  const seen = new Set<string>();
  let unlinked: ContentsEntry[] = [];
  for (const entry of entries) {
    if (entry.href === null) {
      unlinked.push(entry);
      continue;
    }
    const target = resolve(archive, path, entry.href);
    const fragment = decode(entry.href.split("#")[1] ?? "") || null;
    const page = pages.get(target) ?? [];
    pages.set(target, page);
    // A part that only has a name begins where its first chapter does.
    for (const { label, level } of [...unlinked, entry]) {
      const key = `${target}#${fragment}#${label}`;
      if (!seen.has(key)) page.push({ fragment, label, level });
      seen.add(key);
    }
    unlinked = [];
  }
  return pages;
};

const chapters = async (
  archive: Archive,
  opfPath: string,
  book: Package,
  contents: ReadonlyMap<string, PageEntry[]>,
  found: { warnings: Set<string>; pictures: boolean },
  { keepAll, noteLinks }: { keepAll: boolean; noteLinks: NoteLinks },
): Promise<Block[]> => {
  const roles = new Map([...book.guide].map(([href, role]) => [resolve(archive, opfPath, href), role]));
  const story: Block[] = [];
  const seen = new Set<string>();
  let characters = 0;
  let group = 0;
  const addPage = (blocks: readonly Block[]): void => {
    // Pages count their groups from 0 each.
    const before = group + 1;
    for (const block of blocks) {
      story.push(inGroup(block, before));
      group = Math.max(group, story.at(-1)?.apart?.group ?? 0);
    }
  };
  for (const item of book.spine) {
    const path = resolve(archive, opfPath, item.href);
    if (!XHTML.test(item.mediaType) || seen.has(path)) continue;
    seen.add(path);
    if (!archive.has(path)) {
      if (frontMatterKind(item, roles.get(path)) === null)
        found.warnings.add(`A part of the book is missing from the file: ${item.href}`);
      continue;
    }
    const entries = contents.get(path) ?? [];
    const kind = keepAll ? null : frontMatterKind(item, roles.get(path));
    const source = await markup(archive, path);
    if (showsPicture(source)) found.pictures = true;
    const page = htmlBlocks(source, { keepAll, noteLinks });
    const inside = blocksInsideGutenberg(page.blocks);
    if (page.licence || inside !== null) found.warnings.add(LICENCE_WARNING);
    const tidied = tidyBlocks(inside ?? page.blocks, noteLinks.places);
    const read = tidied.filter(({ apart }) => apart === undefined);
    const apart = kind ?? (keepAll ? null : kindByWords(read, book, entries));
    const blocks =
      apart === null
        ? joinHeadings(placeContents(tidied, entriesFor(read, entries)))
        : markApart(tidied, apart);
    addPage(blocks);
    characters += textLength(blocks);
    refuseTooLong(characters);
  }
  return story;
};

const inGroup = (block: Block, before: number): Block =>
  block.apart ? { ...block, apart: { ...block.apart, group: block.apart.group + before } } : block;

const kindByWords = (
  blocks: readonly Block[],
  book: Package,
  entries: readonly PageEntry[],
): string | null => {
  const [only, second] = entries;
  const labelled =
    only && !second && textLength(blocks) < FRONT_MATTER_CHARACTERS ? kindOfName(only.label) : null;
  if (labelled !== null) return labelled;
  if (readsAsCopyright(blocks, book.title)) return "copyright-page";
  return readsAsTitlePage(blocks, book) ? "titlepage" : null;
};

/** A longer page may have part of the story besides what its name says. */
const FRONT_MATTER_CHARACTERS = 5_000;

const textLength = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { text }) => sum + text.length, 0);

/** A page of pictures has no text for its entries, but "Part Two" is the name of what follows. */
const entriesFor = (blocks: readonly Block[], entries: readonly PageEntry[]): readonly PageEntry[] =>
  blocks.length > 0 ? entries : entries.filter(({ label }) => isNumberAlone(label));

const markApart = (blocks: readonly Block[], kind: string): Block[] =>
  blocks.map((block) => ({ ...block, apart: block.apart ?? { kind, group: 0 } }));
