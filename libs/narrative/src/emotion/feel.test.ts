import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { analyze } from "../analyze.ts";

const feelings = (text: string) => analyze(text, { language: "en" }).lines.map(({ emotion }) => emotion);

describe("feelings", () => {
  it("gives joy a higher valence than grief, and reverses a negated word", () => {
    const [glad, sad, negated] = feelings(
      "They danced and laughed at the merry wedding.\n\nShe wept by the grave in her sorrow.\n\nHe was not happy.",
    );
    assert.ok((glad?.valence ?? 0) > 0.2 && (sad?.valence ?? 0) < -0.2 && (negated?.valence ?? 0) < 0);
    assert.ok((glad?.emotions.joy ?? 0) > (glad?.emotions.sadness ?? 1));
    assert.ok((sad?.emotions.sadness ?? 0) > (sad?.emotions.joy ?? 1));
  });

  it("gives a chase a higher arousal than a sleep", () => {
    const [chase, sleep] = feelings(
      "Suddenly the wolf sprang out and she fled screaming!\n\nThe child slept quietly.",
    );
    assert.ok((chase?.arousal ?? 0) > (sleep?.arousal ?? 1));
  });

  it("lets the mood of a sentence affect its neighbours", () => {
    const { sentences } = analyze("He came home. They feasted and rejoiced, happy and merry. He sat down.", {
      language: "en",
    });
    assert.ok((sentences[0]?.valence ?? 0) > 0 && (sentences[2]?.valence ?? 0) > 0);
  });
});
