import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { spoken } from "../../libs/spoken/src/index.ts";

const EXAMPLES = ["alice-in-wonderland", "as-you-like-it", "belling-the-cat", "little-red-cap"];
const examples = new URL("../../examples/", import.meta.url);

const exampleTexts = (): string[] =>
  EXAMPLES.map((name) => readFileSync(new URL(`${name}.txt`, examples), "utf8"));

/** The documents of a folder, each a JSON file with a `text`. */
const documents = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { text: string }).text);

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** Paragraphs of about so many words in all, from each text the same share. */
function share(texts: readonly string[], words: number): string[] {
  return texts.flatMap((text) => {
    let left = words / texts.length;
    return text.split(/\n\s*\n/).filter((paragraph) => {
      const taken = left > 0;
      left -= wordsIn(paragraph);
      return taken && paragraph.trim() !== "";
    });
  });
}

/** Paragraphs in their spoken form, half of them from `examples/`, half from the folder when there is one. */
export function textsToSay(words: number, folder: string | undefined, language: string): string[] {
  const half = folder ? words / 2 : words;
  return [...share(exampleTexts(), half), ...(folder ? share(documents(folder), half) : [])]
    .map((paragraph) => spoken(paragraph.replace(/\s+/g, " ").trim(), { language }).said)
    .filter((said) => wordsIn(said) > 0);
}
