import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { until } from "../../testing/client.ts";
import { sharedWatch } from "./shared-watch.ts";

interface Seen {
  step: number;
  last?: boolean;
}

/** A thing that a test changes, with a count of the checks. */
function thing() {
  const at = { now: { step: 1 } as Seen | undefined | Error, looks: 0 };
  const watch = sharedWatch<Seen>({
    everyMs: 1,
    isLast: ({ last }) => last === true,
    async read() {
      at.looks += 1;
      if (at.now instanceof Error) throw at.now;
      return at.now && { ...at.now };
    },
  });
  /** Follows it to the end; `seen` contains the values so far. */
  function follower() {
    const seen: number[] = [];
    const leave = new AbortController();
    const done = (async () => {
      for await (const { step } of watch.follow("key", leave.signal)) seen.push(step);
    })();
    return { seen, done, leave: () => leave.abort() };
  }
  const looksPast = async (more: number) => {
    const from = at.looks;
    await until(() => at.looks >= from + more);
  };
  return { at, watch, follower, looksPast };
}

describe("sharedWatch", () => {
  it("checks once for all followers, and sends each every change until the last", async () => {
    const { at, follower, looksPast } = thing();
    const all = Array.from({ length: 50 }, follower);
    await until(() => all.every(({ seen }) => seen.length === 1));
    // With a separate check for each follower it would be at least fifty.
    assert.ok(at.looks < 50, `${at.looks} looks`);
    at.now = { step: 2 };
    await until(() => all.every(({ seen }) => seen.length === 2));
    await looksPast(5);
    at.now = { step: 3, last: true };
    await Promise.all(all.map(({ done }) => done));
    for (const { seen } of all) assert.deepEqual(seen, [1, 2, 3]);
  });

  it("sends the known value to a later follower, without another check", async () => {
    const { follower } = thing();
    const first = follower();
    await until(() => first.seen.length === 1);
    const second = follower();
    await until(() => second.seen.length === 1);
    assert.deepEqual(second.seen, [1]);
    first.leave();
    second.leave();
    await Promise.all([first.done, second.done]);
  });

  it("continues while one follower is left, and stops with the last", async () => {
    const { at, follower, looksPast } = thing();
    const [first, second] = [follower(), follower()];
    await until(() => first.seen.length === 1 && second.seen.length === 1);
    first.leave();
    await first.done;
    await looksPast(3);
    second.leave();
    await second.done;
    const { looks } = at;
    const control = thing();
    const other = control.follower();
    await control.looksPast(20);
    other.leave();
    await other.done;
    assert.equal(at.looks, looks);
  });

  it("sends a slow follower the latest value, and queues nothing for it", async () => {
    const { at, watch, looksPast } = thing();
    const leave = new AbortController();
    const slow = watch.follow("key", leave.signal);
    assert.equal((await slow.next()).value?.step, 1);
    for (const step of [2, 3, 4]) {
      at.now = { step };
      await looksPast(2);
    }
    assert.equal((await slow.next()).value?.step, 4);
    await slow.return();
  });

  it("ends for all when the thing is deleted, and starts again for a later follower", async () => {
    const { at, follower } = thing();
    const first = follower();
    await until(() => first.seen.length === 1);
    at.now = undefined;
    await first.done;
    at.now = { step: 7, last: true };
    const second = follower();
    await second.done;
    assert.deepEqual([first.seen, second.seen], [[1], [7]]);
  });

  it("sends all the error of a failed check, and checks again for a later follower", async () => {
    const { at, follower } = thing();
    const all = [follower(), follower()];
    await until(() => all.every(({ seen }) => seen.length === 1));
    at.now = new Error("no database");
    for (const { done } of all) await assert.rejects(done, /no database/);
    at.now = { step: 8, last: true };
    const later = follower();
    await later.done;
    assert.deepEqual(later.seen, [8]);
  });

  it("starts nothing for a follower that has already left", async () => {
    const { at, watch } = thing();
    for await (const _ of watch.follow("key", AbortSignal.abort())) assert.fail();
    assert.equal(at.looks, 0);
  });
});
