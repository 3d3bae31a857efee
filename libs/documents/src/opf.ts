import { readXml } from "./xml.ts";

/** A document of the book, in reading order. */
export interface SpineItem {
  id: string;
  href: string;
  mediaType: string;
  properties: string;
  linear: boolean;
}

/** A package document: the book's title and its parts. Links are as written in it. */
export interface Package {
  title: string | null;
  author: string | null;
  language: string | null;
  spine: SpineItem[];
  /** The table of contents: the EPUB 3 navigation document, and the EPUB 2 NCX. */
  navHref: string | null;
  ncxHref: string | null;
  /** Link -> role, such as "cover" or "copyright-page". */
  guide: Map<string, string>;
}

interface Item {
  href: string;
  mediaType: string;
  properties: string;
}

/** Reads an OPF package document (EPUB 2 and 3). */
export const readPackage = (source: string): Package => {
  const titles: string[] = [];
  const creators: { id: string; name: string; role: string }[] = [];
  const languages: string[] = [];
  const roles = new Map<string, string>();
  const items = new Map<string, Item>();
  const refs: { id: string; linear: boolean }[] = [];
  const guide = new Map<string, string>();
  let text = "";
  let current: Readonly<Record<string, string>> = {};
  let tocId: string | null = null;

  readXml(source, {
    open: (name, attributes) => {
      text = "";
      current = attributes;
      const { id = "", href = "", idref = "" } = attributes;
      if (name === "item")
        items.set(id, {
          href,
          mediaType: attributes["media-type"] ?? "",
          properties: attributes.properties ?? "",
        });
      if (name === "itemref") refs.push({ id: idref, linear: attributes.linear !== "no" });
      if (name === "spine") tocId = attributes.toc ?? null;
      if (name === "reference" && href !== "") guide.set(href, (attributes.type ?? "").toLowerCase());
    },
    text: (data) => {
      text += data;
    },
    close: (name) => {
      const value = text.replace(/\s+/g, " ").trim();
      text = "";
      if (value === "") return;
      if (name === "title") titles.push(value);
      if (name === "language") languages.push(value);
      if (name === "creator")
        creators.push({ id: current.id ?? "", name: value, role: current["opf:role"] ?? "" });
      if (name === "meta" && current.property === "role") roles.set(current.refines ?? "", value);
    },
  });

  const role = (creator: { id: string; role: string }) =>
    creator.role || roles.get(`#${creator.id}`) || "aut";
  const authors = creators.filter((creator) => role(creator) === "aut").map(({ name }) => name);
  const all = [...items.values()];
  return {
    title: titles[0] ?? null,
    author: authors.slice(0, 5).join(", ") || null,
    language: languages[0] ?? null,
    spine: refs.flatMap(({ id, linear }) => {
      const item = items.get(id);
      return item === undefined ? [] : [{ id, linear, ...item }];
    }),
    navHref: all.find(({ properties }) => properties.split(/\s+/).includes("nav"))?.href ?? null,
    ncxHref:
      items.get(tocId ?? "")?.href ??
      all.find(({ mediaType }) => mediaType === "application/x-dtbncx+xml")?.href ??
      null,
    guide,
  };
};
