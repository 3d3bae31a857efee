import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pauseAfter as after } from "./pauses.ts";
import type { Line } from "./script.ts";
import { formOf } from "./spoken-form.ts";

const line = (text: string, more: Partial<Line> = {}): Line => ({
  index: 0,
  text,
  kind: "narration",
  speaker: null,
  emotion: { valence: 0, arousal: 0 },
  paragraphEnd: false,
  ...more,
});
const next = line("Next.");
const pauseAfter = (one: Line, other: Line | undefined) => after(one, formOf(one.text, "en").said, other);

describe("pauseAfter", () => {
  it("is longer the greater the break", () => {
    const breaks = [
      pauseAfter(line("he said, "), next),
      pauseAfter(line("He went. "), next),
      pauseAfter(line("He went.\n", { paragraphEnd: true }), next),
      pauseAfter(line("One", { kind: "heading" }), next),
      pauseAfter(line("He went.\n", { paragraphEnd: true }), line("Two", { kind: "heading" })),
    ];
    assert.deepEqual(
      breaks,
      [...breaks].sort((a, b) => a - b),
    );
    assert.equal(new Set(breaks).size, breaks.length);
  });

  it("is shorter between two speakers than between paragraphs of narration", () => {
    const speech = line("“No.”\n", { kind: "speech", paragraphEnd: true });
    assert.ok(pauseAfter(speech, speech) < pauseAfter(speech, next));
  });

  it("sees the end of a sentence through quotation marks", () => {
    assert.equal(pauseAfter(line("“No.” "), next), pauseAfter(line("No. "), next));
  });

  it("is that of a scene after asterisks, and 0 after white space", () => {
    assert.ok(pauseAfter(line("***\n"), next) >= 1000);
    assert.equal(pauseAfter(line(" \n"), next), 0);
  });

  it("is not 0 at the end of the book", () => assert.ok(pauseAfter(next, undefined) > 0));
});
