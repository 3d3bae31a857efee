import type { Block } from "./blocks.ts";
import { nextGroup } from "./notes.ts";
import type { SpineItem } from "./opf.ts";
import { sameName } from "./same-name.ts";

const KINDS: readonly (readonly [name: RegExp, kind: string])[] = [
  [/^(?:cover|coverpage)\d{0,3}$/, "cover"],
  [/^(?:toc|nav|contents|tableofcontents|inhalt|inhaltsverzeichnis|tabledesmatières)\d{0,3}$/, "toc"],
  [/^(?:titlepage|title|titelseite|pagedetitre)\d{0,3}$/, "titlepage"],
  [/^(?:halftitle|halftitlepage)\d{0,3}$/, "halftitlepage"],
  [/^(?:copyright|copyrightpage|copyrightnotice|uncopyright)\d{0,3}$/, "copyright-page"],
  [/^(?:colophon)\d{0,3}$/, "colophon"],
  [/^(?:imprint|impressum)\d{0,3}$/, "imprint"],
  [/^(?:abouttheauthors?|aboutauthor)\d{0,3}$/, "about-the-author"],
  [/^(?:alsoby|otherbooksby|otherworksby|booksby|morebooksby)/, "also-by"],
  [/^(?:aboutthepublisher|newsletter|newsletterpage)\d{0,3}$/, "about-the-publisher"],
];
const ROLE = /^(?:cover|title-?page|toc|copyright-?page|colophon|index|loi|lot)$/;

/** The kind of front or back matter that a name says: of an id, a file or an entry of the contents; or null. */
export const kindOfName = (name: string): string | null => {
  const folded = name.toLowerCase().replace(/[^\p{L}\d]/gu, "");
  return KINDS.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
};

/**
 * The kind of a document that its book marks, or clearly names, as cover, title page, contents or imprint. "extra" is one
 * outside the reading order, and null a part of the story.
 */
export const frontMatterKind = (item: SpineItem, role: string | undefined): string | null => {
  if (item.properties.split(/\s+/).includes("nav")) return "toc";
  const named = role?.replace(/^other\./, "") ?? "";
  if (ROLE.test(named))
    return named.replace(/^title-page$/, "titlepage").replace(/^copyrightpage$/, "copyright-page");
  const base = item.href.split(/[#?]/)[0]?.split("/").at(-1) ?? "";
  const kinds = [item.id, base.replace(/\.[a-z]+$/i, "")].map(kindOfName);
  return kinds.find((kind) => kind !== null) ?? (item.linear ? null : "extra");
};

const LONGEST_TITLE_PAGE = 8;
const CREDIT_WORDS = /^(?:by|von|par|por|di)$/i;

/** True for a page with nothing but the book's title, and its author. */
export const readsAsTitlePage = (
  blocks: readonly Block[],
  book: { title: string | null; author: string | null },
): boolean => {
  const { title, author } = book;
  if (title === null || blocks.length === 0 || blocks.length > LONGEST_TITLE_PAGE) return false;
  const isAuthor = (text: string) =>
    CREDIT_WORDS.test(text) ||
    (author !== null && sameName(text.replace(/^(?:by|von|par|por|di)\s+/i, ""), author));
  if (!blocks.some(({ text }) => sameName(text, title))) return false;
  const others = blocks.filter(({ text }) => !sameName(text, title) && !isAuthor(text));
  // "A Novel" and the publisher stand there too, if the author does.
  const isComplete = blocks.length - others.length >= 2 && blocks.some(({ text }) => isAuthor(text));
  return others.length === 0 || (isComplete && others.every(({ text }) => isCredit(text)));
};

const LONGEST_CREDIT = 60;

const isCredit = (text: string): boolean => text.length <= LONGEST_CREDIT && !/[.!?…”"]$/.test(text);

const COPYRIGHT =
  /all rights reserved|alle rechte vorbehalten|tous droits r[eé]serv[eé]s|\bISBN\b|©\s*\d{4}/i;
const MAX_WORDS = 400;
/** A paragraph of an imprint, at the beginning or the end of a text. */
const IMPRINT =
  /all rights reserved|alle rechte vorbehalten|tous droits r[eé]serv[eé]s|\bISBN\b|©\s*\d{4}|^copyright\b|^first published (?:in|by|\d)|^printed (?:in|by)\b|^published by\b/i;
const LONGEST_IMPRINT = 1_000;
/** So many blocks at the beginning, and at the end, may hold an imprint. */
const EDGE = 12;

/** Sets an imprint apart that stands before the first chapter or below the last, as in one web page or Word document. */
export const setImprintApart = (blocks: readonly Block[]): Block[] => {
  const isStory = ({ apart, text }: Block) =>
    apart === undefined && text.length > LONGEST_CREDIT && !IMPRINT.test(text);
  const first = blocks.findIndex(isStory);
  const last = blocks.findLastIndex(isStory);
  if (first < 0) return [...blocks];
  const apart = { kind: "copyright-page", group: nextGroup(blocks) };
  return blocks.map((block, i) => {
    const atEdge = (i < first && i < EDGE) || (i > last && i >= blocks.length - EDGE);
    const isImprint =
      atEdge &&
      !block.apart &&
      block.kind === "paragraph" &&
      block.text.length <= LONGEST_IMPRINT &&
      IMPRINT.test(block.text);
    return isImprint ? { ...block, apart } : block;
  });
};

/** True for a short page that states its own copyright, and has no chapter. */
export const readsAsCopyright = (blocks: readonly Block[], title: string | null): boolean => {
  const isChapter = ({ kind, text }: Block) =>
    kind === "heading" && kindOfName(text) === null && !(title !== null && sameName(text, title));
  if (blocks.some(isChapter)) return false;
  const text = blocks.map((block) => block.text).join("\n");
  return text.length < MAX_WORDS * 8 && COPYRIGHT.test(text) && text.split(/\s+/).length <= MAX_WORDS;
};

const TRANSCRIBER = /^transcriber['’]?s['’]? notes?[.:]?$/i;

/** More blocks than this below the heading are not only a transcriber's notes. */
const MOST_NOTES = 20;

/** Sets apart what the transcriber of an old book says about their work: from its heading to the next one. */
export const setTranscriberApart = (blocks: readonly Block[]): Block[] => {
  const result = [...blocks];
  const group = nextGroup(blocks);
  for (const [i, { text, apart }] of blocks.entries()) {
    if (apart || text.length > LONGEST_CREDIT || !TRANSCRIBER.test(text.trim())) continue;
    const next = blocks
      .slice(i + 1, i + 2 + MOST_NOTES)
      .findIndex(({ kind }) => kind === "heading" || kind === "break");
    const end = next < 0 ? blocks.length : i + 1 + next;
    if (end - i - 1 > MOST_NOTES) continue;
    for (const [at, block] of blocks.slice(i, end).entries())
      result[i + at] = { ...block, apart: block.apart ?? { kind: "transcriber-notes", group: group + i } };
  }
  return result;
};
