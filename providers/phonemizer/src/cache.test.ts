import assert from "node:assert/strict";
import { it } from "node:test";
import { createCache } from "./cache.ts";

it("forgets what was not used for longest", () => {
  const cache = createCache<number>(2);
  cache.set("a", 1);
  cache.set("b", 2);
  cache.get("a");
  cache.set("c", 3);
  assert.deepEqual([cache.get("a"), cache.get("b"), cache.get("c")], [1, undefined, 3]);
});
