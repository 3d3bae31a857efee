import { describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { readDocument } from "./read-document.ts";
import { hostileMarkup, hostileTexts } from "./testing/hostile.ts";
import { docx, epub, utf8, wordParagraph } from "./testing/sample-files.ts";

const size = 30_000;
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const page = (body: string): Uint8Array => epub([{ name: "one", body }]);

/** Reads the file; any error other than a refusal fails the test. */
const readOrRefuse = async (bytes: Uint8Array, filename: string): Promise<void> => {
  await readDocument(bytes, filename).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
};

describe("a file that was made to be slow is read or refused", () => {
  for (const [name, make] of Object.entries(hostileTexts))
    it(`of ${name}`, async () => {
      const text = make(size);
      for (const format of ["txt", "md", "html"]) await readOrRefuse(utf8(text), `story.${format}`);
      await readOrRefuse(docx(wordParagraph(escaped(text))), "story.docx");
      await readOrRefuse(page(`<p>${escaped(text)}</p>`), "story.epub");
    });
  for (const [name, make] of Object.entries(hostileMarkup))
    it(`of ${name} as markup`, async () => {
      for (const format of ["html", "md"]) await readOrRefuse(utf8(make(size)), `story.${format}`);
      await readOrRefuse(page(make(size)), "story.epub");
    });
});
