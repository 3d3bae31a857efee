import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createEnglish, type SoundsOptions } from "./english.ts";
import { smallEnglish } from "./small-english.fixture.ts";

const english = createEnglish(smallEnglish);
const asked: string[] = [];
const options: SoundsOptions = {
  british: false,
  spell: async (words) => {
    asked.push(...words);
    return words.map((word) => (/[a-z]/i.test(word) ? "zˈæ" : ""));
  },
};

const said = async (text: string, more: Partial<SoundsOptions> = {}): Promise<string> =>
  (await english.sounds(text, { ...options, ...more }))
    .map(({ phonemes, spaced }) => phonemes + (spaced ? " " : ""))
    .join("");

describe("sounds", () => {
  it("takes the checked lexicon before the other", async () => {
    assert.equal(await said("cat wardrobe"), "kˈæt wˈɔɹdɹˌOb");
  });

  it("lets the next sound decide a weak form, also across a guessed word", async () => {
    assert.equal(await said("the end, the cat, the Xq"), "ði ˈɛnd, ðə kˈæt, ðə zˈæ");
  });

  it("reads a possessive and a plural by rule, also of a guessed word", async () => {
    assert.equal(await said("cat's ends Xq's"), "kˈæts ˈɛndz zˈæz");
  });

  it("weakens a part of a compound", async () => {
    assert.equal(await said("ice-cream"), "ˌIskɹˈim");
  });

  it("guesses only the unknown part of a compound, and says so", async () => {
    asked.length = 0;
    const [sound] = await english.sounds("cat-Xq", options);
    assert.deepEqual([sound?.phonemes, sound?.guessed, asked], ["kˈætzˌæ", true, ["Xq"]]);
  });

  it("says digits and symbols that were left, and reports what it cannot say", async () => {
    assert.equal(await said("cat5"), "kˈæt fˈIv");
    const [snow] = await english.sounds("☃", options);
    assert.deepEqual([snow?.phonemes, snow?.unsaid], ["", "☃"]);
    const [han] = await english.sounds("漢", options);
    assert.deepEqual([han?.phonemes, han?.unsaid], ["", "漢"]);
  });

  it("says a given pronunciation, with its possessive and each of its words", async () => {
    const pronounced = [
      { start: 4, end: 6, ipa: "ʃɪˈvɔːn" },
      { start: 9, end: 14, ipa: "nuː jɔːk" },
    ];
    assert.equal(await said("the Xq's Qx Xx.", { pronounced }), "ðə ʃɪvˈɔnz nˈu jˈɔk.");
  });

  it("reports the signs of a given pronunciation that it leaves out", async () => {
    const [sound] = await english.sounds("Xq", {
      ...options,
      pronounced: [{ start: 0, end: 2, ipa: "kʌp˥" }],
    });
    assert.deepEqual([sound?.phonemes, sound?.unsaid, sound?.guessed], ["kˈʌp", "˥", undefined]);
  });

  it("reads a text as usual whose given pronunciation has no sound", async () => {
    assert.equal(await said("cat", { pronounced: [{ start: 0, end: 3, ipa: "HELLO" }] }), "kˈæt");
  });

  it("knows words without asking for guesses", () => {
    asked.length = 0;
    assert.deepEqual(
      ["cat", "Cat's", "the Xq", "ice-cream"].map((word) => english.knows(word, false)),
      [true, true, false, true],
    );
    assert.deepEqual(asked, []);
  });

  it("covers any text but its white space, in order", async () => {
    const sign = fc.constantFrom(..."a'’-.,X1½☃漢/ \n\u0301(“…—", "the ", "cat", "😀", "\ud83d");
    const text = fc.oneof(
      fc.string(),
      fc.array(sign).map((signs) => signs.join("")),
    );
    await fc.assert(
      fc.asyncProperty(text, async (any) => {
        const sounds = await english.sounds(any, options);
        let at = 0;
        for (const { start, end, spaced } of sounds) {
          assert.match(any.slice(at, start), /^\s*$/u);
          assert.ok(end > start);
          assert.equal(spaced, /^\s/u.test(any.slice(end)));
          at = end;
        }
        assert.match(any.slice(at), /^\s*$/u);
      }),
      { numRuns: 60 },
    );
  });

  it("gives the networks no word over 24 letters, whatever the text", async () => {
    asked.length = 0;
    for (const unit of ["q", "'", "q-", "qQ", "q'"]) await english.sounds(unit.repeat(400), options);
    assert.ok(asked.length > 0 && asked.every((word) => word.length <= 24));
  });
});
