import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Analysis, analyze } from "../index.ts";

const read = (text: string): Analysis => analyze(text, { language: "en" });
const bearer = ({ characters }: Analysis, alias: string) =>
  characters.find(({ aliases }) => aliases.includes(alias));
const speakers = ({ quotations, characters }: Analysis) =>
  quotations.map(({ speaker }) => characters.find(({ id }) => id === speaker)?.name);

describe("one person with several descriptions", () => {
  it("merges a girl with the name that the text gives her", () => {
    const story = read(
      "There was a little girl who had a red hood, and so she was always called Red-Hood. One day Red-Hood met a wolf. “Good day, Red-Hood,” said the wolf. “Good day,” said the little girl.",
    );
    assert.deepEqual(speakers(story), ["the wolf", "Red-Hood"]);
  });

  it("merges an enemy with the name beside the word", () => {
    const story = read(
      "The mice feared their common enemy, the Cat. The Cat was sly. The enemy came at night.",
    );
    assert.ok(!story.characters.some(({ name }) => /enemy/.test(name)));
  });

  it('merges "his wife" with the Mrs of his name', () => {
    const story = read(
      "Mr. Marsh sat down. Mrs. Marsh came in with Mrs. Long.\n\n“My dear Mr. Marsh,” said his wife to him, “have you heard?”\n\nMr. Marsh said that he had not.\n\n“Do you not want to know?” cried his wife.",
    );
    assert.deepEqual(new Set(speakers(story)), new Set(["Mrs. Marsh"]));
  });

  it("keeps apart a husband and a wife who is called by his full name", () => {
    const story = read(
      "Orley Hall came in. Mrs. Orley Hall followed him. Orley Hall bowed, and Mrs. Orley Hall sat down.",
    );
    assert.notEqual(bearer(story, "Orley Hall")?.id, bearer(story, "Mrs. Orley Hall")?.id);
  });

  it('does not make a character of "general" in "a general council"', () => {
    const story = read("The mice had a general council. The general council sat. The mice went home.");
    assert.ok(!story.characters.some(({ name }) => /general/.test(name)));
  });

  it("keeps the man with the beard apart from another man", () => {
    const story = read(
      "A man came in, and John Hale rose. “Sit down,” said the man with the black beard.\n\n“Who are you?” asked John Hale.\n\n“Nobody,” said the man with the black beard.",
    );
    assert.deepEqual(speakers(story), [
      "the man with the black beard",
      "John Hale",
      "the man with the black beard",
    ]);
  });

  it("resolves a rank to the character who mostly has it", () => {
    const story = read(
      "Admiral Croft and Anne Lisle came in. Admiral Croft bowed, and Admiral Croft sat down. Anne Lisle smiled. “Well, well!” cried the Admiral.",
    );
    assert.deepEqual(speakers(story), ["Admiral Croft"]);
  });

  it("accepts a word for a nation as a name when it speaks after a quotation", () => {
    const story = read(
      "“No,” Irish laughed. The cook is no Irish cook. “Come,” Irish said. “Yes,” Irish agreed.",
    );
    assert.deepEqual(speakers(story), ["Irish", "Irish", "Irish"]);
  });
});
