import { strToU8, type Zippable, zipSync } from "fflate";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const XML = '<?xml version="1.0" encoding="UTF-8"?>';

/** Text as UTF-8 bytes. */
export const utf8 = (text: string): Uint8Array => strToU8(text);

/** A zip container of the given entries; `level` 0 stores them. */
export const zip = (entries: Record<string, string | Uint8Array>, level: 0 | 6 = 6): Uint8Array => {
  const files: Zippable = {};
  for (const [name, data] of Object.entries(entries))
    files[name] = [typeof data === "string" ? strToU8(data) : data, { level }];
  return zipSync(files);
};

/** The entries of a Word document with that body, to be changed before `zip`. */
export const docxEntries = (body: string, core = ""): Record<string, string | Uint8Array> => ({
  "[Content_Types].xml": `${XML}<Types/>`,
  "docProps/core.xml": `${XML}<cp:coreProperties>${core}</cp:coreProperties>`,
  "word/styles.xml": `${XML}<w:styles ${W}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style></w:styles>`,
  "word/document.xml": `${XML}<w:document ${W}><w:body>${body}</w:body></w:document>`,
});

export const docx = (body: string, core = ""): Uint8Array => zip(docxEntries(body, core));

/** A paragraph of a Word document, with an optional style. */
export const wordParagraph = (text: string, style = ""): string =>
  `<w:p><w:pPr>${style === "" ? "" : `<w:pStyle w:val="${style}"/>`}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export interface SampleChapter {
  name: string;
  body: string;
  itemref?: string;
  item?: string;
}

/** A whole XHTML document around `body`. */
export const xhtml = (body: string): string =>
  `${XML}<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Not the heading</title><style>p { color: red }</style></head><body>${body}</body></html>`;

/** The entries of an EPUB 3 with those chapters in the order given. */
export const epubEntries = (
  chapters: readonly SampleChapter[],
  metadata = "<dc:title>The Book</dc:title><dc:creator>Ann Author</dc:creator><dc:language>en-GB</dc:language>",
  labels: Readonly<Record<string, string>> = {},
): Record<string, string | Uint8Array> => {
  const items = chapters.map(
    ({ name, item = "" }) =>
      `<item id="${name}" href="text/${name}.xhtml" media-type="application/xhtml+xml" ${item}/>`,
  );
  const refs = chapters.map(({ name, itemref = "" }) => `<itemref idref="${name}" ${itemref}/>`);
  const links = Object.entries(labels).map(
    ([name, label]) => `<li><a href="text/${name}.xhtml">${label}</a></li>`,
  );
  const entries: Record<string, string> = {
    mimetype: "application/epub+zip",
    "META-INF/container.xml": `${XML}<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
    "OEBPS/book.opf": `${XML}<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>${metadata}</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${items.join("")}</manifest><spine><itemref idref="nav"/>${refs.join("")}</spine></package>`,
    "OEBPS/nav.xhtml": xhtml(`<nav epub:type="toc"><h2>Contents</h2><ol>${links.join("")}</ol></nav>`),
  };
  for (const { name, body } of chapters) entries[`OEBPS/text/${name}.xhtml`] = xhtml(body);
  return entries;
};

export const epub = (...args: Parameters<typeof epubEntries>): Uint8Array => zip(epubEntries(...args));
