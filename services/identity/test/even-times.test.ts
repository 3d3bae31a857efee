import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evenTimes } from "../src/security/even-times.ts";

/** The result of work that takes `took` milliseconds, and when it was returned, counted from its start. */
async function told(took: number, fails: boolean, only?: "failures") {
  const began = 1234.5;
  const time = {
    at: began,
    now: () => time.at,
    async reach(due: number) {
      time.at = due;
    },
  };
  const work = async () => {
    time.at += took;
    if (fails) throw new Error("failed");
    return "done";
  };
  const came = await evenTimes(time)(work, only).catch((error: Error) => error.message);
  return [came, time.at - began];
}

describe("even times", () => {
  it("are the next multiple of 50 ms after the work, for every result", async () => {
    for (const [took, at] of [
      [0.1, 50],
      [49.9, 50],
      [50.1, 100],
      [731, 750],
    ] as const) {
      assert.deepEqual(await told(took, false), ["done", at]);
      assert.deepEqual(await told(took, true), ["failed", at]);
    }
  });

  it("are not waited for by a result that reveals its outcome anyway", async () => {
    assert.deepEqual(await told(3, false, "failures"), ["done", 3]);
    assert.deepEqual(await told(3, true, "failures"), ["failed", 50]);
  });

  it("are exact to less than a millisecond: the resolution of timers does not show", async () => {
    // On a busy machine a timer may be late, but then it is for every answer. An early one would reveal something.
    const evenly = evenTimes();
    for (let i = 0; i < 10; i++) {
      const began = performance.now();
      await evenly(async () => {});
      assert.ok(performance.now() - began >= 50);
    }
  });
});
