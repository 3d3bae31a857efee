import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mannersOf } from "./manner.ts";
import type { Line } from "./script.ts";

/** Lines of one paragraph: speech in quotation marks, the rest narration. */
const paragraph = (...texts: string[]): Line[] =>
  texts.map((text, index) => ({
    index,
    text,
    kind: /^[“«„"—]/.test(text) ? "speech" : "narration",
    speaker: /^[“«„"—]/.test(text) ? "c1" : null,
    emotion: { valence: 0, arousal: 0.3 },
    paragraphEnd: index === texts.length - 1,
  }));
const inLanguage = (language: string, lines: readonly Line[]) =>
  mannersOf(lines.map((line) => ({ line, language })));
const told = (language: string, ...texts: string[]) => inLanguage(language, paragraph(...texts));

describe("mannersOf", () => {
  it("reads the tag after a line", () => {
    assert.equal(told("en", "“Hush,” ", "she whispered. Nobody shouted.")[0], "whisper");
    assert.equal(told("en", "“Stop!” ", "hissed the old man.")[0], "whisper");
    assert.equal(told("en", "“Stop!” ", "Anna shouted, and ran.")[0], "shout");
    assert.equal(told("en", "“Stop,” ", "he cried out.")[0], "shout");
    assert.equal(told("en", "“Stop,” ", "he cried.")[0], "loud");
    assert.equal(told("en", "“Stop,” ", "said Anna in a whisper.")[0], "whisper");
    assert.equal(told("en", "“Stop,” ", "said Anna under her breath.")[0], "whisper");
    assert.equal(told("en", "“Stop,” ", "said Anna.")[0], "plain");
  });

  it("reads the tag that leads to a line, and not the deed of the sentence before", () => {
    assert.equal(told("en", "He went. Anna whispered, ", "“Come.”")[1], "whisper");
    assert.equal(told("en", "Then he shouted: ", "“Come.”")[1], "shout");
    assert.equal(told("en", "The crowd had shouted. ", "“Come.”")[1], "plain");
  });

  it("keeps the manner in the second part of a speech", () => {
    const lines = told("en", "“Hush,” ", "she whispered, ", "“they will hear.”");
    assert.deepEqual(lines, ["whisper", "plain", "whisper"]);
  });

  it("does not take another sentence's verb, another paragraph's, or a denied one", () => {
    assert.equal(told("en", "“Go,” ", "said Anna. The others shouted.")[0], "plain");
    assert.equal(told("en", "“Go.” ", "He whispered to the dog.")[0], "plain");
    assert.equal(told("en", "“Go,” ", "he did not shout but whispered not.")[0], "plain");
    const apart = [...paragraph("“Go.”"), ...paragraph("he whispered.")];
    assert.equal(inLanguage("en", apart)[0], "plain");
  });

  it("takes capitals for a shout, but not an abbreviation", () => {
    assert.equal(told("en", "“LET ME IN!”")[0], "shout");
    assert.equal(told("en", "“NO!”")[0], "shout");
    assert.equal(told("en", "“OK.”")[0], "plain");
    assert.equal(told("en", "“The BBC! I heard the BBC!”")[0], "plain");
    assert.equal(told("en", "“I am at the bank.”")[0], "plain");
    assert.equal(told("ja", "“行け!”")[0], "plain");
  });

  it("lets a tag decide against capitals", () => {
    assert.equal(told("en", "“GO AWAY NOW,” ", "she whispered.")[0], "whisper");
  });

  it("knows the tags of other languages", () => {
    assert.equal(told("de", "„Komm“, ", "flüsterte sie.")[0], "whisper");
    assert.equal(told("de", "„Komm!“, ", "schrie Anna.")[0], "shout");
    assert.equal(told("fr", "« Viens », ", "chuchota-t-elle.")[0], "whisper");
    assert.equal(told("fr", "« Viens », ", "dit-il à voix basse.")[0], "soft");
    assert.equal(told("fr", "« Viens ! » ", "s’écria le loup.")[0], "loud");
    assert.equal(told("es", "—Ven —", "susurró Ana.")[0], "whisper");
    assert.equal(told("es", "—¡Ven! —", "gritó Ana.")[0], "shout");
    assert.equal(told("it", "«Vieni», ", "bisbigliò.")[0], "whisper");
    assert.equal(told("pt-BR", "—Vem —", "gritou ele.")[0], "shout");
  });

  it("leaves narration plain", () => {
    assert.deepEqual(told("en", "She whispered. He SHOUTED AND SHOUTED!"), ["plain"]);
  });
});
