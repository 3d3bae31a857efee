import type { Archive } from "./archive.ts";
import { unsupported } from "./faults.ts";

/** The format of a zip container: a Word document or an EPUB book. Any other format is refused by name. */
export const zipFormat = async (archive: Archive): Promise<"docx" | "epub"> => {
  const mimetype = (await archive.read("mimetype"))?.toString("latin1", 0, 100).trim() ?? "";
  if (mimetype === "application/epub+zip" || archive.has("META-INF/container.xml")) return "epub";
  const { names } = archive;
  if (archive.has("[Content_Types].xml") && names.some((name) => /^word\/.+\.xml$/.test(name))) return "docx";
  throw unsupported("format-unsupported", `This is ${other(mimetype, names)}.`);
};

const other = (mimetype: string, names: readonly string[]): string => {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (mimetype.startsWith("application/vnd.oasis.opendocument"))
    return "an OpenDocument file: save it as .docx and import that";
  if (has(/^xl\//)) return "an Excel workbook: import the story as .docx, .epub or .txt";
  if (has(/^ppt\//)) return "a PowerPoint presentation: import the story as .docx, .epub or .txt";
  if (has(/^Index\/.*\.iwa$/)) return "a Pages document: export it as .docx or .epub and import that";
  return "a zip archive: unpack it and import the story inside";
};
