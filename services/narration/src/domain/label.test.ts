import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { creditsOf, type LabelledLine, labelOf, linesIn, providerIn } from "./label.ts";

const lines = (origins: string): LabelledLine[] =>
  [...origins].map((origin, line) => ({
    line,
    origin: origin === "h" ? "human" : "synthetic",
    voiceName: origin === "h" ? "Grandma" : "Kore",
    provider: origin === "h" ? "" : "kokoro",
    silent: origin === "_",
  }));

describe("labelOf", () => {
  it("names all lines as synthetic, with their voices once", () => {
    assert.deepEqual(labelOf(lines("ss_s"), "en"), {
      lines: "all",
      voices: [{ name: "Kore", provider: "Kokoro" }],
      notice: "Synthetic voices read every line.",
    });
  });

  it("names the lines that are synthetic beside those of people, by line", () => {
    const label = labelOf(lines("sshs_sh"), "en-GB");
    assert.deepEqual([label.lines, label.notice], ["0-1,3-5", "Synthetic voices read 4 of 6 lines."]);
    assert.deepEqual(label.voices, [{ name: "Kore", provider: "Kokoro" }]);
  });

  it("names none when people read everything", () => {
    const { lines: synthetic, voices, notice } = labelOf(lines("hh_"), "de");
    assert.deepEqual([synthetic, voices, notice], ["none", [], "Menschen lesen jede Zeile."]);
  });

  it("counts a line as synthetic when one of its segments is", () => {
    const [first, second] = lines("hs");
    assert.ok(first && second);
    assert.equal(linesIn([first, { ...second, line: 0 }, { ...first, line: 1 }]), "0");
  });

  it("speaks English where it has no words of the language", () => {
    assert.equal(labelOf(lines("s"), "fi").notice, "Synthetic voices read every line.");
  });
});

describe("creditsOf", () => {
  it("names each voice once, with its provider", () => {
    const part = { voiceName: "Nora", provider: "hibari" };
    assert.equal(
      creditsOf([part, part, { voiceName: "Kore", provider: "kokoro" }], "fr"),
      "Des voix de synthèse lisent toutes les lignes. Voix de synthèse: Nora (hibari), Kore (Kokoro).",
    );
  });

  it("finds the provider of an older narration's voice", () => {
    assert.deepEqual(["flite-grace", "espeak-ng-de-f2", "kokoro-af_kore"].map(providerIn), [
      "flite",
      "espeak-ng",
      "kokoro",
    ]);
  });
});
