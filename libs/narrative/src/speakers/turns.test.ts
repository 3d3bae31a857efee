import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyze } from "../index.ts";

const speakers = (text: string): (string | undefined)[] => {
  const { quotations, characters } = analyze(text, { language: "en" });
  return quotations.map(({ speaker }) => characters.find(({ id }) => id === speaker)?.name);
};

describe("who speaks", () => {
  it("uses a sentence that introduces the next quotation for that quotation only", () => {
    const found = speakers(
      "Ann Reed met Tom Ash. “Well,” said Ann Reed, “we will shut the door.” Soon afterwards Tom Ash knocked, and cried: “Open!”",
    );
    assert.deepEqual(found, ["Ann Reed", "Ann Reed", "Tom Ash"]);
  });

  it("gives a cry to the nearer of two subjects", () => {
    assert.deepEqual(speakers("Tom Ash made two cuts, and Ann Reed sprang out, crying: “How dark it was!”"), [
      "Ann Reed",
    ]);
  });

  it("does not take a name inside a nested quotation for the person addressed", () => {
    const found = speakers(
      "“What then, Mr. Ash?” asked Ann Reed.\n\n“My man said, ‘Go home, Mr. Ash, go home.’ So I went.”\n\n“And then?” asked Ann Reed.",
    );
    assert.deepEqual(found, ["Ann Reed", "Mr. Ash", "Ann Reed"]);
  });
});
