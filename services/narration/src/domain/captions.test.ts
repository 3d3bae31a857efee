import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { captionsOf, type HeardLine } from "./captions.ts";

const heard = (text: string, wordMs = 300): HeardLine => {
  const words = [...text.matchAll(/[\w']+/g)].map(({ index, 0: word }, at) => ({
    start: index,
    end: index + word.length,
    fromMs: at * wordMs,
    toMs: (at + 1) * wordMs,
  }));
  const place = { startMs: 10_000, endMs: 10_000 + words.length * wordMs };
  return { index: 7, speaker: "Ann", text, ...place, origin: "synthetic", words };
};

describe("captionsOf", () => {
  it("shows a short line whole, from its beginning to its end", () => {
    assert.deepEqual(captionsOf([heard("“Come in!”\n")]), [
      { id: "7", startMs: 10_000, endMs: 10_600, voice: "Ann", text: "“Come in!”", synthetic: true },
    ]);
  });

  it("cuts a long line between words without losing text, and shows each part while it is spoken", () => {
    const line = heard(Array.from({ length: 60 }, (_, at) => `word${at}`).join(" "));
    const captions = captionsOf([line]);
    assert.ok(captions.length > 4);
    assert.equal(captions.map((caption) => caption.text).join(" "), line.text);
    captions.forEach((caption, at) => {
      assert.ok(caption.text.length <= 90);
      assert.equal(caption.startMs, captions[at - 1]?.endMs ?? line.startMs);
    });
    assert.equal(captions.at(-1)?.endMs, line.endMs);
  });

  it("shows a line without timed words from its start to its end", () => {
    assert.equal(captionsOf([{ ...heard("はい"), words: [] }]).length, 1);
  });
});
