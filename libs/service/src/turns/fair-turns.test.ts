import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { fairTurns } from "./fair-turns.ts";

const tooMany = () => new Refusal("too-many", "full", "Wait.");

/** Turns whose work ends when it is told to; `begun` is who has begun, in order. */
function stage(width: number, mostWaiting = 5) {
  const turns = fairTurns({ width, mostWaiting, tooMany });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    ask(task: string, signal?: AbortSignal) {
      const work = () => {
        begun.push(task);
        const { promise, resolve } = Promise.withResolvers<void>();
        ends.set(task, resolve);
        return promise;
      };
      return turns.take(task.charAt(0), work, signal);
    },
    /** Ends the nth task that has begun, or one by its name. */
    async end(which: number | string) {
      await new Promise(setImmediate);
      const task = typeof which === "number" ? (begun[which] ?? "") : which;
      ends.get(task)?.();
      await new Promise(setImmediate);
    },
  };
}

describe("taking turns", () => {
  it("runs a late person's task before another's second task", async () => {
    const { ask, end, begun } = stage(1);
    const all = ["a1", "a2", "a3", "b1", "c1", "b2"].map((task) => ask(task));
    for (let n = 0; n < all.length; n++) await end(n);
    await Promise.all(all);
    assert.deepEqual(begun, ["a1", "b1", "c1", "a2", "b2", "a3"]);
  });

  it("runs one task of a person at a time, even when no other person waits", async () => {
    const { ask, end, begun } = stage(2);
    const all = ["a1", "a2", "b1"].map((task) => ask(task));
    await new Promise(setImmediate);
    assert.deepEqual(begun, ["a1", "b1"]);
    for (const task of ["b1", "a1", "a2"]) await end(task);
    await Promise.all(all);
  });

  it("refuses a person's next task when the most that may wait do so already", async () => {
    const { ask, end } = stage(1, 2);
    const all = ["a1", "a2", "a3"].map((task) => ask(task));
    await assert.rejects(ask("a4"), { code: "full" });
    const other = ask("b1");
    for (let n = 0; n < 4; n++) await end(n);
    await Promise.all([...all, other]);
  });

  it("skips a task that was aborted while it waited, and frees the place of one that failed", async () => {
    const turns = fairTurns({ width: 1, mostWaiting: 5, tooMany });
    const first = Promise.withResolvers<void>();
    const gone = new AbortController();
    const reason = new Error("gone");
    const failing = turns.take("a", () => first.promise);
    const left = turns.take("b", async () => assert.fail("It was given up."), gone.signal);
    gone.abort(reason);
    await assert.rejects(left, reason);
    first.reject(reason);
    await assert.rejects(failing, reason);
    assert.equal(await turns.take("b", async () => 1), 1);
  });
});
