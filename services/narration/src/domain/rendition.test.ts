import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { renditionHash } from "./rendition.ts";

const rendition = {
  text: "Come in!",
  language: "en",
  provider: "flite",
  version: "1",
  base: "slt",
  settings: { pitch: 1, rate: 1 },
};

describe("renditionHash", () => {
  it("does not depend on the order of the fields", () => {
    const turned = Object.fromEntries(Object.entries(rendition).reverse()) as typeof rendition;
    assert.equal(renditionHash(turned), renditionHash(rendition));
    assert.match(renditionHash(rendition), /^[0-9a-f]{64}$/);
  });

  it("is that of older releases for a plain line", () => {
    assert.equal(renditionHash({ ...rendition, manner: "plain" }), renditionHash(rendition));
  });

  it("differs when anything that is heard differs", () => {
    const others = [
      { text: "Come in." },
      { language: "de" },
      { provider: "espeak-ng" },
      { version: "2" },
      { base: "rms" },
      { settings: { pitch: 1.02, rate: 1 } },
      { settings: { pitch: 1, rate: 1.02 } },
      { manner: "whisper" as const },
    ].map((change) => renditionHash({ ...rendition, ...change }));
    assert.equal(new Set([...others, renditionHash(rendition)]).size, 9);
  });
});
