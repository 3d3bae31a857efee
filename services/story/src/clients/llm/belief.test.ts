import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tale } from "../../domain/corrections/tale.fixture.ts";
import { believable, believableCast, settle } from "./belief.ts";
import { labelsOf } from "./question.ts";

const { text, found } = tale(
  { c1: ["Anna"], c2: ["Karl"], c3: ["Elizabeth"], c4: ["Lizzy"], c5: ["Jane"], c6: ["the boys"] },
  [
    ["c1", "What now?"],
    [null, "she asked, and Jane and Elizabeth looked up."],
    ["c2", "Nothing."],
    ["c4", "Do sit down."],
    ["c5", "Thank you."],
  ],
);
const gendered = { c1: "female", c2: "male", c3: "female" } as const;
const characters = found.characters.map((one) => ({
  ...one,
  gender: gendered[one.id as keyof typeof gendered] ?? one.gender,
  plural: one.id === "c6",
}));
// All but the end of the first line end a paragraph.
const script = { ...found.script, paragraphEnds: [1, 2, 3, 4], confidence: [0.5, 1, 0.5, 0.5, 0.5] };
const reading = { characters, script };
const candidates = labelsOf(characters);
const says = (line: number, speaker: string, begins = "") => ({
  line,
  speaker,
  begins: begins || (text.split("\n")[line - 1] ?? ""),
  sure: "likely" as const,
});
const chunk = { from: 0, to: 5, asked: [0, 2, 3] };
const believed = (...answers: ReturnType<typeof says>[]) =>
  believable({ answers }, chunk, candidates, reading, text).map(({ line, speaker }) => [line, speaker]);

describe("believable", () => {
  it("accepts a speaker for a line that was asked about and is quoted, even with other punctuation", () => {
    assert.deepEqual(believed(says(1, "Anna", "“What – now"), says(3, "Jane")), [
      [0, "c1"],
      [2, "c5"],
    ]);
  });

  it("rejects half a word as a quote, and a speaker whom the words beside the line exclude", () => {
    assert.deepEqual(believed(says(1, "Anna", "Wha")), []);
    assert.deepEqual(believed(says(1, "Karl"), says(3, "Karl")), [[2, "c2"]]);
  });
});

describe("settle", () => {
  const spoken = (line: number, speaker: string, confidence: number) => ({ line, speaker, confidence });
  it("raises the confidence where engine and model agree, and takes the model's where they differ", () => {
    assert.deepEqual(settle([spoken(0, "c1", 0.5)], reading), [spoken(0, "c1", 0.75)]);
    assert.deepEqual(settle([spoken(0, "c2", 0.75)], reading), [spoken(0, "c2", 0.75)]);
  });

  it("keeps the engine's speaker if one of two differing answers names it, else marks the line as disputed", () => {
    assert.deepEqual(settle([spoken(0, "c2", 0.9), spoken(0, "c1", 0.9)], reading), []);
    assert.deepEqual(settle([spoken(0, "c2", 0.9), spoken(0, "c3", 0.9)], reading), [spoken(0, "c2", 0.4)]);
  });
});

describe("believableCast", () => {
  const merges = (name: string, as: string) =>
    believableCast({ same: [{ name, as }], genders: [] }, candidates, reading, text).merges;

  it("merges two names if nothing in the text contradicts it", () => {
    assert.deepEqual(merges("Lizzy", "Elizabeth"), [["c4", "c3"]]);
  });

  it("does not merge two genders, two who talk with each other, two who are named together, or a character with itself", () => {
    assert.deepEqual(merges("Anna", "Karl"), []);
    assert.deepEqual(merges("Lizzy", "Jane"), []);
    assert.deepEqual(merges("Jane", "Elizabeth"), []);
    assert.deepEqual(merges("Anna", "Anna"), []);
  });

  it("takes a gender only where it is unknown", () => {
    const genders = [
      { name: "Lizzy", gender: "female" as const },
      { name: "Karl", gender: "female" as const },
    ];
    const { genders: taken } = believableCast({ same: [], genders }, candidates, reading, text);
    assert.deepEqual(taken, [["c4", "female"]]);
  });
});
