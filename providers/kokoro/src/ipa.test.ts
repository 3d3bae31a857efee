import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { soundsOf, withPronounced } from "./ipa.ts";

const TEXT = "«C'è dzeta», hai 2 !";
const PHONEMES = [
  { offset: 1, ipa: "tʃ" },
  { offset: 1, ipa: "ˈe" },
  { offset: 5, ipa: "dz" },
  { offset: 5, ipa: "ˈɛ" },
  { offset: 13, ipa: "ˈaɪ" },
  { offset: 17, ipa: "d" },
];
const said = (sounds: ReturnType<typeof soundsOf>) =>
  sounds.map(({ start, end, phonemes }) => [TEXT.slice(start, end), phonemes]);

describe("soundsOf", () => {
  it("gives words Kokoro's symbols, and keeps the marks", () => {
    assert.deepEqual(said(soundsOf(TEXT, "it", PHONEMES)), [
      ["«", "“"],
      ["C'è", "ʧˈe"],
      ["dzeta", "ʣˈɛ"],
      ["»", "”"],
      [",", ","],
      ["hai", "ˈI"],
      ["2", "d"],
      ["!", "!"],
    ]);
  });
});

describe("withPronounced", () => {
  it("gives a stretch its own sounds at its first word", () => {
    const stretch = [{ start: 1, end: 10, ipa: "t͡ʃa" }];
    assert.deepEqual(said(withPronounced(soundsOf(TEXT, "it", PHONEMES), stretch)).slice(0, 4), [
      ["«", "“"],
      ["C'è", "ʧa"],
      ["dzeta", ""],
      ["»", "”"],
    ]);
  });
});
