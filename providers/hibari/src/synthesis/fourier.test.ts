import assert from "node:assert/strict";
import { test } from "node:test";
import { SIZE, transform } from "./fourier.ts";

test("two tones are found at their frequencies, and the inverse gives them back", () => {
  const at = (n: number) =>
    0.5 + Math.cos((2 * Math.PI * 7 * n) / SIZE) + 2 * Math.sin((2 * Math.PI * 131 * n) / SIZE);
  const [re, im] = [Float64Array.from({ length: SIZE }, (_, n) => at(n)), new Float64Array(SIZE)];
  transform(re, im);
  const loud = [...re.keys()].filter((k) => Math.hypot(re[k] ?? 0, im[k] ?? 0) > 1e-6);
  assert.deepEqual(loud, [0, 7, 131, SIZE - 131, SIZE - 7]);
  assert.ok(Math.abs((im[131] ?? 0) / SIZE + 1) < 1e-9 && Math.abs((re[7] ?? 0) / SIZE - 0.5) < 1e-9);
  transform(im, re);
  assert.ok(re.every((value, n) => Math.abs(value / SIZE - at(n)) < 1e-9));
});
