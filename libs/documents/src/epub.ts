import { posix } from "node:path";
import type { Archive } from "./archive.ts";
import { type Block, blocksToText, dropContents, joinHeadings, refuseTooLong } from "./blocks.ts";
import { type ContentsEntry, readNav, readNcx } from "./contents.ts";
import { declaredCharset } from "./declared-charset.ts";
import { decodeText } from "./decode-text.ts";
import { damaged } from "./faults.ts";
import { isFrontMatter, readsAsCopyright } from "./front-matter.ts";
import { blocksInsideGutenberg, LICENCE_WARNING } from "./gutenberg.ts";
import { htmlBlocks } from "./html-blocks.ts";
import type { Draft } from "./imported-story.ts";
import { languageCode } from "./naming.ts";
import { type Package, readPackage } from "./opf.ts";
import { refuseLocked } from "./rights.ts";
import { readXml } from "./xml.ts";

const XHTML = /^(?:application\/xhtml\+xml|text\/html|application\/xml|text\/x-oeb1-document)$/i;

/** A book in reading order, one heading for each chapter, without cover, contents, copyright pages and notes. */
export const readEpub = async (archive: Archive): Promise<Draft> => {
  await refuseLocked(archive);
  const opfPath = await packagePath(archive);
  const book = readPackage(await markup(archive, opfPath));
  const labels = await chapterLabels(archive, opfPath, book);
  const warnings = new Set<string>();
  const story = await chapters(archive, opfPath, book, labels, warnings, false);
  const blocks = story.length > 0 ? story : await chapters(archive, opfPath, book, labels, warnings, true);
  return {
    title: book.title,
    author: book.author,
    language: languageCode(book.language),
    text: blocksToText(blocks),
    warnings: [...warnings],
  };
};

const markup = async (archive: Archive, path: string): Promise<string> => {
  const bytes = await archive.read(path);
  if (bytes === null) throw damaged("This EPUB is incomplete: export it again and import the new file.");
  return decodeText(bytes, declaredCharset(bytes)).text;
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
const resolve = (from: string, href: string): string => {
  const [path = ""] = href.split("#", 1);
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // Not percent-encoded: the "%" is part of the name.
  }
  return posix.normalize(posix.join(posix.dirname(from), decoded));
};

const chapterLabels = async (
  archive: Archive,
  opfPath: string,
  book: Package,
): Promise<Map<string, string>> => {
  const labels = new Map<string, string>();
  const add = (path: string, entries: ContentsEntry[]) => {
    for (const { href, label } of entries) {
      const target = resolve(path, href);
      if (!labels.has(target)) labels.set(target, label);
    }
  };
  for (const [href, read] of [[book.navHref, readNav] as const, [book.ncxHref, readNcx] as const]) {
    const path = href === null ? "" : resolve(opfPath, href);
    if (labels.size === 0 && archive.has(path)) add(path, read(await markup(archive, path)));
  }
  return labels;
};

const chapters = async (
  archive: Archive,
  opfPath: string,
  book: Package,
  labels: ReadonlyMap<string, string>,
  warnings: Set<string>,
  keepAll: boolean,
): Promise<Block[]> => {
  const roles = new Map([...book.guide].map(([href, role]) => [resolve(opfPath, href), role]));
  const story: Block[] = [];
  const seen = new Set<string>();
  let characters = 0;
  for (const item of book.spine) {
    const path = resolve(opfPath, item.href);
    if (!XHTML.test(item.mediaType) || seen.has(path)) continue;
    seen.add(path);
    if (!keepAll && isFrontMatter(item, roles.get(path))) continue;
    if (!archive.has(path)) {
      warnings.add(`A part of the book is missing from the file: ${item.href}`);
      continue;
    }
    const page = htmlBlocks(await markup(archive, path), { keepAll });
    const inside = blocksInsideGutenberg(page.blocks);
    if (page.licence || inside !== null) warnings.add(LICENCE_WARNING);
    const blocks = joinHeadings(dropContents(inside ?? page.blocks));
    if (!keepAll && readsAsCopyright(blocks)) continue;
    const label = labels.get(path);
    if (label !== undefined && blocks.length > 0 && !blocks.some(({ kind }) => kind === "heading"))
      story.push({ kind: "heading", text: label, linked: false });
    for (const block of blocks) story.push(block);
    characters += blocks.reduce((sum, { text }) => sum + text.length, 0);
    refuseTooLong(characters);
  }
  return story;
};
