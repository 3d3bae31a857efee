import { posix } from "node:path";
import type { Archive } from "./archive.ts";
import { BlockWriter, blocksToText, joinHeadings } from "./blocks.ts";
import { decodeText } from "./decode-text.ts";
import { damaged } from "./faults.ts";
import { firstHeading } from "./html.ts";
import type { Draft } from "./imported-story.ts";
import { bylineAuthor, languageCode, tidyName } from "./naming.ts";
import { headingStyles } from "./word-styles.ts";
import { readXml, type XmlHandler } from "./xml.ts";

/** Author names that programs fill in by themselves. */
const NOT_AN_AUTHOR = /^(?:user|administrator|admin|author|microsoft.*|python-docx|windows user|un-named)$/i;
const NOT_A_TITLE = /^(?:untitled|document\s*\d*|microsoft word - .*|dokument\s*\d*)$/i;

/** A Word document: paragraphs and headings; notes, deleted text, field codes, headers and footers left out. */
export const readDocx = async (archive: Archive): Promise<Draft> => {
  const path = await mainDocument(archive);
  const source = await xml(archive, path);
  if (source === null)
    throw damaged("This Word document is incomplete: open it, save it again and import the new file.");
  const styles = headingStyles((await xml(archive, posix.join(posix.dirname(path), "styles.xml"))) ?? "");
  const writer = new BlockWriter();
  read(source, bodyHandler(writer, styles));
  writer.begin();
  const blocks = joinHeadings(writer.blocks);
  const text = blocksToText(blocks);
  const core = await coreProperties(archive);
  const title = tidyName(core.title);
  const author = tidyName(core.creator);
  return {
    title: title !== null && !NOT_A_TITLE.test(title) ? title : firstHeading(blocks),
    author: bylineAuthor(text) ?? (author !== null && !NOT_AN_AUTHOR.test(author) ? author : null),
    language: languageCode(core.language),
    text,
    warnings: [],
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
  return bytes === null ? null : decodeText(bytes).text;
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

const bodyHandler = (writer: BlockWriter, styles: ReadonlySet<string>): XmlHandler => {
  let skip = 0;
  let inText = false;
  let inRunProperties = false;
  let inParagraphProperties = false;
  let hidden = false;
  const write = (data: string) => {
    if (skip === 0 && !hidden) writer.text(data, { preformatted: true });
  };
  return {
    open: (name, attributes) => {
      if (skip > 0 || SKIPPED.has(name)) {
        skip++;
        return;
      }
      const value = attributes["w:val"];
      if (name === "p") writer.begin();
      else if (name === "pPr") inParagraphProperties = true;
      else if (name === "pStyle" && styles.has(value ?? "")) writer.begin("heading");
      else if (name === "outlineLvl" && inParagraphProperties && Number(value) < 9) writer.begin("heading");
      else if (name === "r") hidden = false;
      else if (name === "rPr") inRunProperties = true;
      else if (name === "vanish" && inRunProperties && !inParagraphProperties) hidden = !off(value);
      else if (name === "t") inText = true;
      else if ((name === "br" && attributes["w:type"] === undefined) || name === "cr") writer.lineBreak();
      else if (!inParagraphProperties && CHARACTERS[name] !== undefined) write(CHARACTERS[name]);
    },
    close: (name) => {
      if (skip > 0) {
        skip--;
        return;
      }
      if (name === "p") writer.begin();
      else if (name === "t") inText = false;
      else if (name === "rPr") inRunProperties = false;
      else if (name === "pPr") inParagraphProperties = false;
    },
    text: (data) => {
      if (inText) write(data);
    },
  };
};
