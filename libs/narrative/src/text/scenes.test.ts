import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyze, detectLanguage } from "../index.ts";

const scenes = (text: string): string[] =>
  analyze(text, { language: "en" }).scenes.map(({ start, end }) => text.slice(start, end).trim());

describe("scenes", () => {
  for (const rule of ["* * *", "---", "#", "***", "⁂"])
    it(`are separated by a line of ${rule}`, () => {
      const found = scenes(`The fox ran home.\n\n${rule}\n\nThe next day it rained.\n\nHe slept.`);
      assert.deepEqual(found, [`The fox ran home.\n\n${rule}`, "The next day it rained.\n\nHe slept."]);
    });

  it("are separated by a gap that is wider than the others, and by chapters", () => {
    const text =
      "CHAPTER I\n\nOne ran.\n\nTwo ran.\n\n\n\n\nThree ran.\n\nFour ran.\n\nCHAPTER II\n\nFive ran.";
    assert.deepEqual(
      scenes(text).map((scene) => scene.split("\n")[0]),
      ["CHAPTER I", "Three ran.", "CHAPTER II"],
    );
  });

  it("are one without a break", () => {
    assert.equal(scenes("One ran.\n\nTwo ran - fast.\n\nThree ran.").length, 1);
  });
});

describe("front matter and ragged lines", () => {
  it("does not make the author in a byline a character", () => {
    const text = "The Walk\n\nby Jacob and Wilhelm Gray\n\nAnn Reed went out. “Come,” said Ann Reed.";
    const { characters, chapters } = analyze(text, { language: "en" });
    assert.deepEqual(
      characters.map(({ name }) => name),
      ["Ann Reed"],
    );
    assert.ok(!chapters.some(({ title }) => title?.includes("Gray")));
  });

  it("joins lines that are broken inside sentences at no fixed column", () => {
    const ragged = `Ann went down\nto the old mill by the river where\nher brother\nwas sitting among the sacks and\nthe white dust. She\nsaw that he\nwas asleep, and she sat\ndown too.\nThere was\nno sound but the wheel.`;
    assert.equal(analyze(ragged, { language: "en" }).lines.filter((l) => l.paragraphEnd).length, 1);
  });
});

describe("paragraphEnd", () => {
  it("marks the last line of each paragraph, and no other line", () => {
    const text = "“Come,” said Ann. “Now.”\n\nThey went.\n\n“Oh!”";
    const { lines } = analyze(text, { language: "en" });
    assert.deepEqual(
      lines.filter(({ paragraphEnd }) => paragraphEnd).map(({ start, end }) => text.slice(start, end).trim()),
      ["“Now.”", "They went.", "“Oh!”"],
    );
  });
});

describe("detectLanguage", () => {
  it("reads a sample only", () => {
    const text = "The old man went down to the river and sat by the water. ".repeat(100_000);
    detectLanguage(text);
    assert.equal(detectLanguage(text), "en");
  });
});
