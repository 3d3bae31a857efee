import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseJson } from "./parse-json.ts";

const roomy = { bytes: 1_000_000, values: 100_000, depth: 50 };
const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
/** Counts the values of a document; an empty object or array counts as if it had one. */
const count = (value: unknown): number => {
  if (typeof value !== "object" || value === null) return 0;
  const inside = Object.values(value);
  return Math.max(1, inside.length) + inside.reduce((sum: number, one) => sum + count(one), 0);
};
const depth = (value: unknown): number =>
  typeof value !== "object" || value === null ? 0 : 1 + Math.max(0, ...Object.values(value).map(depth));

describe("parseJson", () => {
  it("reads any JSON within its limits, and refuses it over any of them", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const limits = { ...roomy, values: 1 + count(value), depth: depth(value) };
        assert.deepEqual(parseJson(bytesOf(value), limits), { value: JSON.parse(JSON.stringify(value)) });
        if (count(value) === 0) return;
        for (const less of [
          { ...limits, values: limits.values - 1 },
          { ...limits, depth: limits.depth - 1 },
        ])
          assert.match(JSON.stringify(parseJson(bytesOf(value), less)), /json-too-(many-values|deep)/);
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it("reads a comma, a bracket and a quote in a string as text", () => {
    const text = `,,,[[[{{{:::"\\,\\"`;
    assert.deepEqual(parseJson(bytesOf({ text }), { ...roomy, values: 2, depth: 1 }), { value: { text } });
  });

  it("refuses a name of more than a thousand bytes, and accepts a long text", () => {
    const long = "x".repeat(100_000);
    assert.match(JSON.stringify(parseJson(bytesOf({ [long]: 1 }), roomy)), /json-name-too-long/);
    assert.deepEqual(parseJson(bytesOf([long]), roomy), { value: [long] });
  });

  it("treats names with a special meaning in JavaScript like any other", () => {
    const parsed = parseJson(Buffer.from('{"__proto__":{"admin":true}}'), roomy);
    assert.ok("value" in parsed);
    assert.deepEqual(Object.keys(parsed.value as object), ["__proto__"]);
  });
});
