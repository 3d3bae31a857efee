import type { Block } from "./blocks.ts";
import type { SpineItem } from "./opf.ts";

const NAME =
  /^(?:cover|coverpage|toc|nav|contents|titlepage|title|halftitle|halftitlepage|copyright|copyrightpage|colophon|imprint|about(?:the)?author|alsoby)\d{0,3}$/;
const ROLE = /^(?:cover|title-?page|toc|copyright-?page|colophon|index|loi|lot)$/;

/** True for a document that its book marks, or clearly names, as cover, title page, contents or imprint. */
export const isFrontMatter = (item: SpineItem, role: string | undefined): boolean => {
  if (!item.linear || item.properties.split(/\s+/).includes("nav")) return true;
  if (role !== undefined && ROLE.test(role.replace(/^other\./, ""))) return true;
  const base = item.href.split("/").at(-1) ?? "";
  return [item.id, base.replace(/\.[a-z]+$/i, "")].some((name) =>
    NAME.test(name.toLowerCase().replace(/[^a-z\d]/g, "")),
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
