import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fitTakes } from "./fit-takes.ts";
import { keyOf, keysOf, type SpokenBy } from "./line-key.ts";

const line = (at: number, text: string, speaker: string | null = "Anna", speakerId = speaker): SpokenBy => ({
  ...{ line: at, text, speaker, speakerId },
});
const takeOf = (of: SpokenBy, occurrence = 0) => ({ id: "take", line: of.line, key: keyOf(of, occurrence) });
const fitOf = (lines: readonly SpokenBy[], of: SpokenBy, occurrence = 0) =>
  fitTakes(lines, [takeOf(of, occurrence)]).get("take");

describe("the key of a line", () => {
  it("is the same whatever its punctuation, letter case and white space are", () => {
    const [a, b] = [keyOf(line(0, "“Come in!”  "), 0), keyOf(line(0, "come\n in."), 0)];
    assert.deepEqual(a, b);
  });

  it("counts equal lines of one speaker", () => {
    const keys = keysOf([line(0, "Yes."), line(1, "Yes.", "Bert"), line(2, "“Yes!”")]);
    assert.deepEqual(
      keys.map(({ occurrence }) => occurrence),
      [0, 0, 1],
    );
  });
});

describe("a take", () => {
  const come = line(3, "Come in and close the door.");

  it("fits its words and its speaker wherever the line stands", () => {
    assert.deepEqual(fitOf([line(0, "New."), line(1, "Come in and close the door!")], come), {
      line: 1,
      fits: "exact",
    });
  });

  it("fits the line of a character that was renamed", () => {
    assert.equal(fitOf([{ ...come, speaker: "Hannah" }], come)?.fits, "exact");
  });

  it("does not fit another speaker's line with the same words", () => {
    assert.equal(fitOf([line(3, come.text, "Bert")], come), null);
  });

  it("is offered for a line of its speaker whose words changed, the nearest of equal ones", () => {
    const lines = [line(0, "Come in and shut the door."), line(4, "Come in and shut the door.")];
    assert.deepEqual(fitOf(lines, come), { line: 4, fits: "changed" });
  });

  it("is gone with a line that nothing is like", () => {
    assert.equal(fitOf([line(0, "Something else entirely was said.")], come), null);
  });

  it("fits only its own one of several equal lines", () => {
    const lines = [line(0, "Yes."), line(1, "Yes.")];
    assert.equal(fitOf(lines, line(1, "Yes."), 1)?.line, 1);
    assert.equal(fitOf(lines, line(5, "Yes."), 2)?.fits, "changed");
  });
});
