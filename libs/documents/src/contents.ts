import { Parser } from "htmlparser2";
import { readXml } from "./xml.ts";

/** An entry of a book's table of contents; the link is as written there. */
export interface ContentsEntry {
  href: string;
  label: string;
}

const tidy = (label: string): string => label.replace(/\s+/g, " ").trim();

/** The entries of an EPUB 2 NCX. */
export const readNcx = (source: string): ContentsEntry[] => {
  const entries: ContentsEntry[] = [];
  let label = "";
  let inLabel = false;
  readXml(source, {
    open: (name, attributes) => {
      if (name === "navLabel") {
        inLabel = true;
        label = "";
      }
      if (name === "content" && tidy(label) !== "") {
        entries.push({ href: attributes.src ?? "", label: tidy(label) });
        label = "";
      }
    },
    text: (data) => {
      if (inLabel) label += data;
    },
    close: (name) => {
      if (name === "navLabel") inLabel = false;
    },
  });
  return entries;
};

/** The entries of the `toc` navigation in an EPUB 3 navigation document. */
export const readNav = (source: string): ContentsEntry[] => {
  const entries: ContentsEntry[] = [];
  let inContents = false;
  let href: string | null = null;
  let label = "";
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (name === "nav") inContents = /\btoc\b/.test(attributes["epub:type"] ?? attributes.role ?? "");
        if (name === "a" && inContents) {
          href = attributes.href ?? null;
          label = "";
        }
      },
      ontext: (data) => {
        if (href !== null) label += data;
      },
      onclosetag: (name) => {
        if (name === "nav") inContents = false;
        if (name !== "a" || href === null) return;
        if (tidy(label) !== "") entries.push({ href, label: tidy(label) });
        href = null;
      },
    },
    { recognizeSelfClosing: true },
  );
  parser.write(source);
  parser.end();
  return entries;
};
