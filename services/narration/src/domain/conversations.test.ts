import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { conversationsOf } from "./conversations.ts";
import type { Line } from "./script.ts";

const script = (...speakers: (string | null)[]): Line[] =>
  speakers.map((speaker, index) => ({
    index,
    text: "x",
    kind: speaker ? "speech" : "narration",
    speaker,
    emotion: { valence: 0, arousal: 0 },
    paragraphEnd: true,
  }));

describe("conversationsOf", () => {
  it("finds who talks with whom, both ways", () => {
    const together = conversationsOf(script("a", null, "b", "a"));
    assert.ok(together("a", "b") && together("b", "a"));
    assert.ok(!together("a", "a"));
  });

  it("separates characters who speak in different scenes", () => {
    const scenes = script("a", "b", ...Array.from({ length: 20 }, () => null), "c");
    assert.ok(!conversationsOf(scenes)("a", "c"));
  });

  it("counts several lines of one speaker as one turn", () => {
    assert.ok(conversationsOf(script("a", "b", "b", "b", "b", "b", "c"))("a", "c"));
  });
});
