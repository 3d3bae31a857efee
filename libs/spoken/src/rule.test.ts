import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rule } from "./rule.ts";

describe("rule", () => {
  for (const pattern of [/\d+/u, /\s*a/u, /x{2,}/u, /(?:ab)+/u])
    it(`refuses ${pattern}, whose repetition has no upper limit`, () =>
      assert.throws(() => rule(pattern, () => ""), /upper limit/));

  for (const pattern of [/\d{1,3}/u, /[+*]/u, /\+/u])
    it(`takes ${pattern}`, () => assert.equal(typeof rule(pattern, () => ""), "function"));

  it("matches at its place alone", () => {
    const word = rule(/b/u, () => "bee");
    assert.equal(word({ text: "ab", at: 0, british: false }), undefined);
    assert.deepEqual(word({ text: "ab", at: 1, british: false }), { end: 2, said: "bee" });
  });
});
