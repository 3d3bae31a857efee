import { posix } from "node:path";
import type { Archive } from "./archive.ts";
import { BlockWriter } from "./blocks.ts";
import { decodeText } from "./decode-text.ts";
import { damaged } from "./faults.ts";
import { setImprintApart } from "./front-matter.ts";
import { joinHeadings } from "./headings.ts";
import { firstHeading, tidyBlocks } from "./html.ts";
import type { Draft } from "./imported-story.ts";
import { bylineAuthor, isChapterName, languageTag, metadataAuthor, metadataTitle } from "./naming.ts";
import { NotePlaces, withoutPlaces } from "./note-places.ts";
import { showsPicture } from "./refuse-wordless.ts";
import { toStory } from "./structure.ts";
import { type WordStyles, wordStyles } from "./word-styles.ts";
import { readXml, type XmlHandler } from "./xml.ts";

/** A Word document: paragraphs and headings; notes, deleted text, field codes, headers and footers left out. */
export const readDocx = async (archive: Archive): Promise<Draft> => {
  const path = await mainDocument(archive);
  const source = await xml(archive, path);
  if (source === null)
    throw damaged("This Word document is incomplete: open it, save it again and import the new file.");
  const styles = wordStyles((await xml(archive, posix.join(posix.dirname(path), "styles.xml"))) ?? "");
  const writer = new BlockWriter();
  const places = new NotePlaces();
  const handler = bodyHandler(writer, styles, places);
  read(source, handler);
  writer.begin();
  const noteReader = noteHandler(writer, handler);
  for (const part of ["footnotes.xml", "endnotes.xml"]) {
    const notes = await xml(archive, posix.join(posix.dirname(path), part));
    if (notes !== null) read(notes, noteReader);
    writer.begin();
  }
  const blocks = joinHeadings(setImprintApart(tidyBlocks(writer.blocks, places)));
  const core = await coreProperties(archive);
  // Word fills the title in from the first line, which may be a chapter's name.
  const named = metadataTitle(core.title);
  const title = named === null || isChapterName(named) ? null : named;
  const story = toStory(blocks, title, places);
  return {
    title: title ?? firstHeading(blocks),
    author: bylineAuthor(story.text) ?? metadataAuthor(core.creator),
    language: languageTag(core.language),
    ...story,
    pictures: showsPicture(source),
    warnings: [],
  };
};

/** Sets each note of a document's part of notes apart, without the lines that separate notes from the page. */
const noteHandler = (writer: BlockWriter, body: XmlHandler): XmlHandler => {
  // Group 0 is the table of contents.
  let group = 0;
  let inside = false;
  return {
    open: (name, attributes) => {
      if (name === "footnote" || name === "endnote") {
        inside = attributes["w:type"] === undefined || attributes["w:type"] === "normal";
        writer.begin();
        writer.apart = { kind: "note", group: ++group };
        writer.id(`${name} ${attributes["w:id"]}`);
      } else if (inside) body.open(name, attributes);
    },
    close: (name) => {
      if (name === "footnote" || name === "endnote") {
        inside = false;
        writer.begin();
      } else if (inside) body.close(name);
    },
    text: (data) => {
      if (inside) body.text(data);
    },
  };
};

/** Office documents have no document type declaration; only an attack with entities contains one. */
const read = (source: string, handler: XmlHandler): void =>
  readXml(source, {
    ...handler,
    doctype: () => {
      throw damaged("This Word document contains a document type declaration, which Word never writes.");
    },
  });

const xml = async (archive: Archive, name: string): Promise<string | null> => {
  const bytes = await archive.read(name);
  return bytes === null ? null : withoutPlaces(decodeText(bytes).text);
};

const mainDocument = async (archive: Archive): Promise<string> => {
  let target = "word/document.xml";
  const relations = await xml(archive, "_rels/.rels");
  if (relations !== null)
    read(relations, {
      open: (name, { Type = "", Target = "" }) => {
        if (name === "Relationship" && Type.endsWith("/officeDocument")) target = Target.replace(/^\//, "");
      },
      close: () => {},
      text: () => {},
    });
  return posix.normalize(target);
};

const coreProperties = async (archive: Archive): Promise<Record<string, string>> => {
  const source = await xml(archive, "docProps/core.xml");
  const properties: Record<string, string> = {};
  let text = "";
  if (source !== null)
    read(source, {
      open: () => {
        text = "";
      },
      text: (data) => {
        text += data;
      },
      close: (name) => {
        properties[name] ??= text;
      },
    });
  return properties;
};

/** Elements whose content is not current text: deleted or moved away, or a second copy for old readers. */
const SKIPPED = new Set(["del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "pict"]);

const CHARACTERS: Readonly<Record<string, string>> = {
  tab: "\t",
  noBreakHyphen: "\u2011",
  softHyphen: "\u00ad",
};

const off = (value: string | undefined): boolean => value === "0" || value === "false" || value === "off";

const bodyHandler = (writer: BlockWriter, styles: WordStyles, places: NotePlaces): XmlHandler => {
  let skip = 0;
  let inText = false;
  let inRunProperties = false;
  let inParagraphProperties = false;
  let hidden = false;
  /** True when the mark at the end of the paragraph is deleted: the next paragraph continues it. */
  let continued = false;
  const write = (data: string) => {
    if (skip === 0 && !hidden) writer.text(data, { preformatted: true });
  };
  return {
    open: (name, attributes) => {
      const inMark = inParagraphProperties && inRunProperties && skip === 0;
      if (inMark && (name === "del" || name === "moveFrom")) continued = true;
      if (skip > 0 || SKIPPED.has(name)) {
        skip++;
        return;
      }
      const value = attributes["w:val"];
      if (name === "p") {
        if (continued) writer.become({ kind: "paragraph" });
        else writer.begin();
        continued = false;
      } else if (name === "pPr") inParagraphProperties = true;
      else if (name === "pStyle") {
        const rank = styles.headings.get(value ?? "");
        if (styles.contents.has(value ?? "")) writer.flag({ apart: { kind: "toc", group: 0 } });
        else if (rank !== undefined) writer.become({ kind: "heading", rank });
      } else if (name === "outlineLvl" && inParagraphProperties && Number(value) < 9)
        writer.become({ kind: "heading", rank: Number(value) + 1 });
      else if (name === "framePr" && attributes["w:dropCap"] !== undefined) writer.flag({ dropCap: true });
      else if (name === "r") hidden = false;
      else if (name === "rPr") inRunProperties = true;
      else if (name === "vanish" && inRunProperties && !inParagraphProperties) hidden = !off(value);
      else if (name === "footnoteReference" || name === "endnoteReference")
        writer.place(places.mark(`${name.replace("Reference", "")} ${attributes["w:id"]}`));
      else if (name === "t") inText = true;
      else if ((name === "br" && attributes["w:type"] === undefined) || name === "cr") writer.lineBreak();
      else if (!inParagraphProperties && CHARACTERS[name] !== undefined) write(CHARACTERS[name]);
    },
    close: (name) => {
      if (skip > 0) {
        skip--;
        return;
      }
      if (name === "p" && !continued) writer.begin();
      else if (name === "t") inText = false;
      else if (name === "rPr") inRunProperties = false;
      else if (name === "pPr") inParagraphProperties = false;
    },
    text: (data) => {
      if (inText) write(data);
    },
  };
};
