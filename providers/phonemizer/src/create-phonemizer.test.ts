import assert from "node:assert/strict";
import { copyFileSync, cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { modelsDir, openModels } from "@storytelling/models";
import { Refusal } from "@storytelling/values";
import { createPhonemizer } from "./create-phonemizer.ts";

const models = openModels({ dir: modelsDir(process.env) });
const phonemizer = createPhonemizer({ models });

const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
const british = false;

describe("the phonemizer", () => {
  it("gives the sounds of a text with their places", async () => {
    assert.deepEqual(await phonemizer.sounds({ text: "The end.", british }), [
      { start: 0, end: 3, phonemes: "ði", spaced: true },
      { start: 4, end: 7, phonemes: "ˈɛnd", spaced: false },
      { start: 7, end: 8, phonemes: ".", spaced: false },
    ]);
  });

  it("gives two callers at once their own answers", async () => {
    const texts = ["The cat.", "Zorblatt!", "A dog?"];
    const answers = await Promise.all(texts.map((text) => phonemizer.sounds({ text, british })));
    assert.deepEqual(
      answers.map((sounds) => sounds.at(-1)?.phonemes),
      [".", "!", "?"],
    );
  });

  it("says which words it knows", async () => {
    assert.deepEqual(await phonemizer.known(["Alice", "Zorblatt", "London"], british), [true, false, true]);
  });

  it("says what each word is in its sentence", async () => {
    const text = "I had read Anna's old book quickly.";
    const tags = await phonemizer.tags(text);
    assert.deepEqual(
      tags.map(({ start, end, tag }) => `${text.slice(start, end)} ${tag}`),
      [
        "I other",
        "had past",
        "read past",
        "Anna name",
        "'s other",
        "old adjective",
        "book noun",
        "quickly adverb",
        ". other",
      ],
    );
  });

  it("rejects an aborted request at once, and answers the next one", async () => {
    const abort = new AbortController();
    const aborted = phonemizer.sounds({ text: "Zorblatt and Quixxel", british }, abort.signal);
    const next = phonemizer.sounds({ text: "cat", british });
    abort.abort("changed my mind");
    await assert.rejects(aborted, (reason) => reason === "changed my mind");
    assert.equal((await next)[0]?.phonemes, "kˈæt");
  });

  it("refuses a text over 10,000 characters", async () => {
    const text = "a".repeat(10_001);
    await assert.rejects(phonemizer.sounds({ text, british }), refusal("text-too-long"));
    await assert.rejects(phonemizer.tags(text), refusal("text-too-long"));
  });

  it("refuses too many words", async () => {
    await assert.rejects(phonemizer.known(Array(10_001).fill("a"), british), refusal("too-many-words"));
  });

  it("refuses as long as the data is not there", async () => {
    const none = openModels({ dir: import.meta.dirname });
    const early = createPhonemizer({ models: none });
    await assert.rejects(early.sounds({ text: "cat", british }), refusal("pronunciations-not-ready"));
    await early.close();
    none.close();
  });

  it("refuses when a file is damaged, and speaks once it is whole again", async (test) => {
    const folder = mkdtempSync(join(tmpdir(), "phonemizer-"));
    test.after(() => rmSync(folder, { recursive: true }));
    cpSync(models.path("english"), join(folder, "english"), { recursive: true });
    const copied = openModels({ dir: folder });
    const hurt = createPhonemizer({ models: copied });
    for (const name of ["english/lexicon_us_gold.json.gz", "english/oov.onnx"]) {
      writeFileSync(copied.path(name), new Uint8Array(statSync(models.path(name)).size));
      await assert.rejects(hurt.sounds({ text: "Zorblatt", british }), refusal("pronunciations-damaged"));
      copyFileSync(models.path(name), copied.path(name));
    }
    assert.equal((await hurt.sounds({ text: "Zorblatt", british }))[0]?.guessed, true);
    await hurt.close();
    copied.close();
  });

  it("can be closed while it guesses names, which ends nothing else", async () => {
    const names = Array.from({ length: 900 }, (_, index) => `Zor${index.toString(26).replace(/\d/g, "q")}x`);
    const guessing = assert.rejects(phonemizer.sounds({ text: names.join(" "), british }));
    await phonemizer.close();
    await guessing;
  });
});
