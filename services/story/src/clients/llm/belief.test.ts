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
  it("takes a speaker for a line that was asked and is quoted, though its marks are not", () => {
    assert.deepEqual(believed(says(1, "Anna", "“What – now"), says(3, "Jane")), [
      [0, "c1"],
      [2, "c5"],
    ]);
  });

  it("does not take half a word for a quote, nor a speaker whom the words beside exclude", () => {
    assert.deepEqual(believed(says(1, "Anna", "Wha")), []);
    assert.deepEqual(believed(says(1, "Karl"), says(3, "Karl")), [[2, "c2"]]);
  });
});

describe("settle", () => {
  const spoken = (line: number, speaker: string, confidence: number) => ({ line, speaker, confidence });
  it("is surer where both agree, and as sure as the model where they do not", () => {
    assert.deepEqual(settle([spoken(0, "c1", 0.5)], reading), [spoken(0, "c1", 0.75)]);
    assert.deepEqual(settle([spoken(0, "c2", 0.75)], reading), [spoken(0, "c2", 0.75)]);
  });

  it("leaves a line to the engine where two answers differ and one is its own, else it is in dispute", () => {
    assert.deepEqual(settle([spoken(0, "c2", 0.9), spoken(0, "c1", 0.9)], reading), []);
    assert.deepEqual(settle([spoken(0, "c2", 0.9), spoken(0, "c3", 0.9)], reading), [spoken(0, "c2", 0.4)]);
  });
});

describe("believableCast", () => {
  const merges = (name: string, as: string) =>
    believableCast({ same: [{ name, as }], genders: [] }, candidates, reading, text).merges;

  it("merges two names that nothing keeps apart", () => {
    assert.deepEqual(merges("Lizzy", "Elizabeth"), [["c4", "c3"]]);
  });

  it("does not merge two genders, two who talk with each other, two who are named together, or oneself", () => {
    assert.deepEqual(merges("Anna", "Karl"), []);
    assert.deepEqual(merges("Lizzy", "Jane"), []);
    assert.deepEqual(merges("Jane", "Elizabeth"), []);
    assert.deepEqual(merges("Anna", "Anna"), []);
  });

  it("tells a gender only where it is not known", () => {
    const genders = [
      { name: "Lizzy", gender: "female" as const },
      { name: "Karl", gender: "female" as const },
    ];
    const { genders: taken } = believableCast({ same: [], genders }, candidates, reading, text);
    assert.deepEqual(taken, [["c4", "female"]]);
  });
});
