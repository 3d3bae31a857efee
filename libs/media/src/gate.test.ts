import assert from "node:assert/strict";
import { test } from "node:test";
import { createGate } from "./gate.ts";

test("at most `width` run at the same time, and all run in order", async () => {
  const gate = createGate(2);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  await Promise.all(
    [0, 1, 2, 3, 4].map((i) =>
      gate(async () => {
        started.push(i);
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running--;
      }),
    ),
  );
  assert.deepEqual(started, [0, 1, 2, 3, 4]);
  assert.equal(most, 2);
});

test("work that fails, or is aborted while waiting, frees its place for the next", async () => {
  const gate = createGate(1);
  const leave = new AbortController();
  const results = Promise.allSettled([
    gate(() => Promise.reject("failed")),
    gate(async () => "left", leave.signal),
    gate(async () => "ran"),
  ]);
  leave.abort("gone");
  assert.deepEqual(await results, [
    { status: "rejected", reason: "failed" },
    { status: "rejected", reason: "gone" },
    { status: "fulfilled", value: "ran" },
  ]);
});
