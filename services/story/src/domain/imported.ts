import { baseOf, type Fault, languageTagOf, Refusal, toOneLine } from "@storytelling/values";
import type { Draft } from "./story.ts";
import { Author, Text, Title } from "./story-body.ts";

/** The result of a document importer. */
export interface ImportedDocument {
  readonly title: string;
  readonly author: string | null;
  readonly language: string | null;
  readonly text: string;
}

/** Finds the language of a text, as a code without a region; `expected` is such a code, too. */
export type DetectLanguage = (text: string, expected: string | null) => string;

/**
 * The language of a text. It leans to the first of the expected ones: that of the file, or else of the account. A region
 * that one of them names for this language is kept: an English text in a file that says en-GB is en-GB.
 */
export function languageOfText(
  text: string,
  expected: readonly (string | null)[],
  detectLanguage: DetectLanguage,
): string {
  const tags = expected.flatMap((tag) => languageTagOf(tag ?? "") ?? []);
  const [first] = tags;
  const language = detectLanguage(text, first === undefined ? null : baseOf(first));
  return tags.find((tag) => tag !== language && baseOf(tag) === language) ?? language;
}

/**
 * The draft in a document. A typed title replaces the document's own, which is cut to the longest length. The
 * language is detected from the text; those that the document and the account name are the expected ones.
 * @throws Refusal `invalid` naming `title` or `file`
 */
export function draftOfImport(
  document: ImportedDocument,
  typedTitle: string | undefined,
  detectLanguage: DetectLanguage,
  accountLanguage: string | null = null,
): Draft {
  const faults: Fault[] = [];
  const title = Title.safeParse(typedTitle ?? cut(toOneLine(document.title), 500));
  if (!title.success)
    faults.push({
      field: "title",
      message: title.error.issues[0]?.message ?? "Not a title. Send another one in the field title.",
    });
  const text = Text.safeParse(document.text);
  if (!text.success || text.data.includes("\0") || !text.data.isWellFormed()) {
    const message =
      text.error?.issues[0]?.message ??
      "It holds characters that are not text. Remove them and send the file again.";
    faults.push({ field: "file", message });
  }
  const [first] = faults;
  if (first || !title.success || !text.success) {
    throw new Refusal("invalid", "import-invalid", `${first?.field}: ${first?.message}`, { faults });
  }
  const author = Author.safeParse(cut(toOneLine(document.author ?? ""), 200));
  return {
    title: title.data,
    author: author.success ? author.data : null,
    language: languageOfText(text.data, [document.language, accountLanguage], detectLanguage),
    text: text.data,
  };
}

/** Cuts a text to a length in UTF-16 code units, without splitting a character. */
const cut = (text: string, length: number): string =>
  text
    .trim()
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, "");
