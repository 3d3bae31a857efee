import { Archive } from "./archive.ts";
import { declaredCharset } from "./declared-charset.ts";
import { decodeText } from "./decode-text.ts";
import { readDocx } from "./docx.ts";
import { readEpub } from "./epub.ts";
import { noText, unsupported } from "./faults.ts";
import { readHtml } from "./html.ts";
import type { DocumentFormat, Draft, ImportedStory } from "./imported-story.ts";
import type { ArchiveLimits } from "./limits.ts";
import { readMarkdown } from "./markdown.ts";
import { chooseTitle, tidyName } from "./naming.ts";
import { withoutPlaces } from "./note-places.ts";
import { refuseWordless } from "./refuse-wordless.ts";
import { recognise } from "./signatures.ts";
import { readTxt } from "./txt.ts";
import { zipFormat } from "./zip-format.ts";

const EXTENSIONS: Readonly<Record<string, DocumentFormat>> = {
  txt: "txt",
  text: "txt",
  md: "md",
  markdown: "md",
  html: "html",
  htm: "html",
  xhtml: "html",
  docx: "docx",
  epub: "epub",
};

const NAMES: Readonly<Record<DocumentFormat, string>> = {
  txt: "plain text",
  md: "Markdown",
  html: "a web page",
  docx: "a Word document",
  epub: "an EPUB book",
};

/** Reads a file in this thread without a limit on the cost; `importDocument` sets the limits. */
export const readDocument = async (
  bytes: Uint8Array,
  filename: string,
  limits?: ArchiveLimits,
): Promise<ImportedStory> => {
  if (bytes.length === 0) throw noText("This file is empty: choose one that contains a story.");
  const known = recognise(bytes);
  if (known !== null)
    throw unsupported(
      known.locked ? "file-encrypted" : "format-unsupported",
      `This is ${known.what}: ${known.advice}.`,
    );
  const extension = filename.match(/\.([a-z\d]+)$/i)?.[1]?.toLowerCase() ?? "";
  const { format, draft } = isZip(bytes)
    ? await readContainer(bytes, EXTENSIONS[extension], limits)
    : readPlain(bytes, EXTENSIONS[extension]);
  refuseWordless(draft.text, draft.pictures ?? false);
  return {
    // A heading at the beginning that is no title is a chapter's name.
    title: chooseTitle(draft.title, null, draft.headings[0]?.offset === 0 ? "" : draft.text, filename),
    author: tidyName(draft.author),
    language: draft.language,
    format,
    text: draft.text,
    headings: draft.headings,
    notes: draft.notes,
    matter: draft.matter,
    warnings: draft.warnings,
  };
};

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

const readContainer = async (
  bytes: Uint8Array,
  named: DocumentFormat | undefined,
  limits: ArchiveLimits | undefined,
): Promise<{ format: DocumentFormat; draft: Draft }> => {
  const archive = await Archive.open(bytes, limits);
  const format = await zipFormat(archive);
  if (named !== undefined && named !== format)
    throw unsupported(
      "file-misnamed",
      `This is ${NAMES[format]}, but its name says ${NAMES[named]}: rename it to end in .${format} and import it again.`,
    );
  return { format, draft: format === "docx" ? await readDocx(archive) : await readEpub(archive) };
};

const HTML_START = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>])/i;

const readPlain = (
  bytes: Uint8Array,
  named: DocumentFormat | undefined,
): { format: DocumentFormat; draft: Draft } => {
  const { text, warnings } = decodeText(
    bytes,
    named === "txt" || named === "md" ? null : declaredCharset(bytes),
  );
  const start = text.slice(0, 5_000);
  if (/^\s*(?:<\?xml[^>]*>\s*)?<FictionBook[\s>]/.test(start))
    throw unsupported(
      "format-unsupported",
      "This is a FictionBook (.fb2): convert it to .epub and import that.",
    );
  if (named === "docx" || named === "epub")
    throw unsupported(
      "file-misnamed",
      `This is not ${NAMES[named]} but plain text: rename it to end in .txt and import it again.`,
    );
  const format = HTML_START.test(start) ? "html" : (named ?? "txt");
  const draft =
    format === "html" ? readHtml(withoutPlaces(text)) : format === "md" ? readMarkdown(text) : readTxt(text);
  return { format, draft: { ...draft, warnings: [...warnings, ...draft.warnings] } };
};
