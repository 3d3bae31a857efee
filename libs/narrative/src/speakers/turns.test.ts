import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyze } from "../index.ts";

const speakers = (text: string): (string | undefined)[] => {
  const { quotations, characters } = analyze(text, { language: "en" });
  return quotations.map(({ speaker }) => characters.find(({ id }) => id === speaker)?.name);
};

describe("who speaks", () => {
  it("leaves a sentence that leads to the next quotation to that one", () => {
    const found = speakers(
      "Ann Reed met Tom Ash. “Well,” said Ann Reed, “we will shut the door.” Soon afterwards Tom Ash knocked, and cried: “Open!”",
    );
    assert.deepEqual(found, ["Ann Reed", "Ann Reed", "Tom Ash"]);
  });

  it("hears the nearer of two subjects cry out", () => {
    assert.deepEqual(speakers("Tom Ash made two cuts, and Ann Reed sprang out, crying: “How dark it was!”"), [
      "Ann Reed",
    ]);
  });

  it("takes no name called inside somebody else's words for the one spoken to", () => {
    const found = speakers(
      "“What then, Mr. Ash?” asked Ann Reed.\n\n“My man said, ‘Go home, Mr. Ash, go home.’ So I went.”\n\n“And then?” asked Ann Reed.",
    );
    assert.deepEqual(found, ["Ann Reed", "Mr. Ash", "Ann Reed"]);
  });
});
