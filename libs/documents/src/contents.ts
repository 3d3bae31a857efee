import { Parser } from "htmlparser2";
import { readXml } from "./xml.ts";

/** An entry of a book's table of contents. */
export interface ContentsEntry {
  /** The link as written there; null for a part that only has a name. */
  href: string | null;
  label: string;
  /** 1 for the highest parts. */
  level: number;
}

const tidy = (label: string): string => label.replace(/\s+/g, " ").trim();

/** The entries of an EPUB 2 NCX. */
export const readNcx = (source: string): ContentsEntry[] => {
  const entries: ContentsEntry[] = [];
  let label = "";
  let inLabel = false;
  let level = 0;
  readXml(source, {
    open: (name, attributes) => {
      if (name === "navPoint") level++;
      if (name === "navLabel") {
        inLabel = true;
        label = "";
      }
      if (name === "content" && tidy(label) !== "") {
        entries.push({ href: attributes.src ?? "", label: tidy(label), level: Math.max(1, level) });
        label = "";
      }
    },
    text: (data) => {
      if (inLabel) label += data;
    },
    close: (name) => {
      if (name === "navLabel") inLabel = false;
      if (name === "navPoint") level--;
    },
  });
  return entries;
};

/** The entries of the `toc` navigation in an EPUB 3 navigation document. */
export const readNav = (source: string): ContentsEntry[] => {
  const entries: ContentsEntry[] = [];
  let inContents = false;
  let level = 0;
  let href: string | null = null;
  let label: string | null = null;
  const isName = (name: string): boolean => name === "a" || name === "span";
  /** The open element that holds a label; spans inside a link only style it. */
  let open: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (name === "nav")
          inContents = /\b(?:doc-)?toc\b/.test(attributes["epub:type"] ?? attributes.role ?? "");
        if (!inContents) return;
        if (name === "ol" || name === "ul") level++;
        if (label !== null) open.push(name);
        else if (isName(name) && level > 0) {
          href = name === "a" ? (attributes.href ?? null) : null;
          label = "";
          open = [name];
        }
      },
      ontext: (data) => {
        if (label !== null) label += data;
      },
      onclosetag: (name) => {
        if (name === "nav") inContents = false;
        if (inContents && (name === "ol" || name === "ul")) level--;
        if (label === null || open.pop() === undefined || open.length > 0) return;
        if (tidy(label) !== "") entries.push({ href, label: tidy(label), level: Math.max(1, level) });
        label = null;
      },
    },
    { recognizeSelfClosing: true },
  );
  parser.write(source);
  parser.end();
  return entries;
};
