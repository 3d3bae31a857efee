import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { takeFindings, takeRefusals } from "@storytelling/values";
import { adviceFor } from "./findings.ts";
import { adviceLanguages } from "./languages.ts";
import { refusalAdvice } from "./refusals.ts";

const sentences = (language: string): string[] => [
  ...takeFindings.map((finding) => adviceFor(finding, language)),
  ...takeRefusals.map((code) => refusalAdvice(code, language)),
];

describe("advice", () => {
  for (const language of adviceLanguages) {
    it(`in ${language} has its own short sentence for each finding and each refusal`, () => {
      const all = sentences(language);
      assert.equal(new Set(all).size, takeFindings.length + takeRefusals.length);
      for (const sentence of all)
        assert.ok(sentence.endsWith(".") && sentence.split(" ").length < 26, sentence);
      if (language !== "en") assert.ok(all.every((sentence) => !sentences("en").includes(sentence)));
    });
  }

  it("follows the language of a tag, and is English where there is none", () => {
    assert.equal(adviceFor("too-quiet", "de-AT"), adviceFor("too-quiet", "de"));
    assert.equal(adviceFor("too-quiet", "ja"), "Please come a little closer to the phone.");
  });
});
