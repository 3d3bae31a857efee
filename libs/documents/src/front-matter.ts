import type { Block } from "./blocks.ts";
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
  [/^alsoby\d{0,3}$/, "also-by"],
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
  return (
    blocks.some(({ text }) => sameName(text, title)) &&
    blocks.every(({ text }) => sameName(text, title) || isAuthor(text))
  );
};

const COPYRIGHT =
  /all rights reserved|alle rechte vorbehalten|tous droits r[eé]serv[eé]s|\bISBN\b|©\s*\d{4}/i;
const MAX_WORDS = 400;

/** True for a short page that states its own copyright. */
export const readsAsCopyright = (blocks: readonly Block[]): boolean => {
  const text = blocks.map((block) => block.text).join("\n");
  return text.length < MAX_WORDS * 8 && COPYRIGHT.test(text) && text.split(/\s+/).length <= MAX_WORDS;
};
