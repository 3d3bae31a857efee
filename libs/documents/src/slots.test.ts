import assert from "node:assert/strict";
import { it } from "node:test";
import { Slots } from "./slots.ts";

it("runs no more than its width at once, in order, and passes over those that gave up", async () => {
  const slots = new Slots(1);
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  const gone = new AbortController();
  const reason = new Error("gone");
  const a = slots.run(() => first.promise.then(() => order.push("a")));
  const b = slots.run(async () => order.push("b"), gone.signal);
  const c = slots.run(async () => order.push("c"));
  gone.abort(reason);
  await assert.rejects(b, reason);
  assert.deepEqual(order, []);
  first.resolve();
  await Promise.all([a, c]);
  assert.deepEqual(order, ["a", "c"]);
});

it("frees the slot of a task that fails", async () => {
  const slots = new Slots(1);
  await assert.rejects(slots.run(() => Promise.reject(new Error("no"))));
  assert.equal(await slots.run(async () => 1), 1);
});
