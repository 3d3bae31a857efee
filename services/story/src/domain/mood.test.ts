import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Sentence } from "@storytelling/narrative";
import { arcOf } from "./mood.ts";

const calm = { joy: 0, trust: 0, fear: 0, surprise: 0, sadness: 0, disgust: 0, anger: 0, anticipation: 0 };
const sentence = (start: number, end: number, valence: number): Sentence => ({
  start,
  end,
  valence,
  arousal: 0.5,
  emotions: calm,
});

describe("arcOf", () => {
  it("follows the story through a hundred points", () => {
    const sentences = Array.from({ length: 200 }, (_, i) => sentence(i * 10, i * 10 + 9, i < 100 ? -1 : 1));
    const arc = arcOf(2000, sentences);
    assert.equal(arc.length, 100);
    assert.equal(arc[0]?.position, 0);
    assert.equal(arc[99]?.position, 1);
    assert.equal(arc[10]?.valence, -1);
    assert.equal(arc[90]?.valence, 1);
    assert.ok(Math.abs(arc[50]?.valence ?? 1) < 0.2, "the middle of the change lies between both values");
  });

  it("weights a sentence by its length", () => {
    const arc = arcOf(1000, [sentence(480, 489, 1), sentence(490, 517, -1)]);
    assert.equal(arc[50]?.valence, -0.5);
  });

  it("takes the nearest sentence where there is none, and is 0 without sentences", () => {
    const arc = arcOf(1000, [sentence(100, 110, 1), sentence(900, 910, -1)]);
    assert.equal(arc[49]?.valence, 1);
    assert.equal(arc[51]?.valence, -1);
    assert.ok(arcOf(3, []).every((point) => point.valence === 0));
  });
});
