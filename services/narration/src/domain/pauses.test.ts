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
const pauseAfter = (one: Line, other: Line | undefined, paragraph?: number) =>
  after(one, formOf(one.text, "en").said, other, { language: "en", ...(paragraph ? { paragraph } : {}) });
const says = (text: string, speaker: string, more: Partial<Line> = {}): Line =>
  line(text, { kind: "speech", speaker, paragraphEnd: true, ...more });

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

  it("is longer before the answer to a question", () => {
    const answer = says("“No.”", "b");
    assert.ok(pauseAfter(says("“Yes?”", "a"), answer) > pauseAfter(says("“Yes.”", "a"), answer));
    assert.equal(
      pauseAfter(says("“Yes?”", "a"), says("“Well?”", "a")),
      pauseAfter(says("“Yes.”", "a"), answer),
    );
  });

  it("is longer before what comes suddenly, and after a colon", () => {
    assert.ok(pauseAfter(next, line("Suddenly it rang.")) > pauseAfter(next, next));
    assert.equal(pauseAfter(next, line("Suddenlyness.")), pauseAfter(next, next));
    assert.ok(pauseAfter(line("There stood: "), next) > pauseAfter(line("There stood, "), next));
  });

  it("is longer after a long paragraph than after a short one", () => {
    const end = line("He went.\n", { paragraphEnd: true });
    assert.ok(pauseAfter(end, next, 900) > pauseAfter(end, next, 300));
    assert.ok(pauseAfter(end, next, 300) > pauseAfter(end, next, 20));
  });

  it("is shorter after excited speech, and longer after sad speech", () => {
    const feeling = (arousal: number, valence: number) =>
      pauseAfter(says("“No.”", "a", { emotion: { arousal, valence } }), next);
    assert.ok(feeling(0.9, 0) < feeling(0.3, 0) && feeling(0.3, 0) < feeling(0.2, -0.6));
  });

  it("is not 0 at the end of the book", () => assert.ok(pauseAfter(next, undefined) > 0));
});
