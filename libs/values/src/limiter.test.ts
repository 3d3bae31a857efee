import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { limiter, limiterPerKey } from "./limiter.ts";
import { Refusal } from "./refusal.ts";

const tooMany = () => new Refusal("unavailable", "busy", "Try again.", { retryAfter: 2 });
const refused = { kind: "unavailable", code: "busy", retryAfter: 2 };

/** Work that ends when it is told to; `begun` is what has begun, in order. */
function stage() {
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const work = (name: string) => () => {
    begun.push(name);
    const end = Promise.withResolvers<string>();
    ends.set(name, end);
    return end.promise;
  };
  async function end(name: string): Promise<void> {
    ends.get(name)?.resolve(name);
    await new Promise(setImmediate);
  }
  return { begun, work, end };
}

describe("a limiter", () => {
  it("runs so many at once, and the rest in the order in which they came", async () => {
    const limit = limiter({ atOnce: 2 });
    const { begun, work, end } = stage();
    const all = ["a", "b", "c", "d"].map((name) => limit(work(name)));
    assert.deepEqual(begun, ["a", "b"]);
    await end("b");
    assert.deepEqual(begun, ["a", "b", "c"]);
    for (const name of ["a", "c", "d"]) await end(name);
    assert.deepEqual(await Promise.all(all), ["a", "b", "c", "d"]);
  });

  it("refuses work that comes when the queue is full, and takes it again once it is not", async () => {
    const limit = limiter({ atOnce: 1, queue: { most: 1, tooMany } });
    const { work, end } = stage();
    const all = ["a", "b"].map((name) => limit(work(name)));
    await assert.rejects(limit(work("c")), refused);
    await end("a");
    const later = limit(work("d"));
    await end("b");
    await end("d");
    assert.deepEqual(await Promise.all([...all, later]), ["a", "b", "d"]);
  });

  it("frees the place of work that fails", async () => {
    const limit = limiter({ atOnce: 1, queue: { most: 0, tooMany } });
    const broke = new Error("broke");
    await assert.rejects(
      limit(() => Promise.reject(broke)),
      broke,
    );
    await assert.rejects(
      limit(() => {
        throw broke;
      }),
      broke,
    );
    assert.equal(await limit(async () => "next"), "next");
  });

  it("passes over work that is aborted while it waits", async () => {
    const limit = limiter({ atOnce: 1, queue: { most: 1, tooMany } });
    const { begun, work, end } = stage();
    const gone = new AbortController();
    const first = limit(work("a"));
    const left = limit(work("b"), gone.signal);
    gone.abort(new Error("gone"));
    await assert.rejects(left, /gone/);
    const last = limit(work("c"));
    await end("a");
    await end("c");
    assert.deepEqual([await first, await last, begun], ["a", "c", ["a", "c"]]);
  });

  it("passes over work that is aborted just when its turn has come", async () => {
    const limit = limiter({ atOnce: 1 });
    const [go, gone] = [Promise.withResolvers<void>(), new AbortController()];
    const first = limit(async (leave) => {
      await go.promise;
      leave();
      gone.abort(new Error("gone"));
    });
    const left = limit(async () => assert.fail("It was aborted."), gone.signal);
    go.resolve();
    await first;
    await assert.rejects(left, /gone/);
    assert.equal(await limit(async () => "next"), "next");
  });

  it("gives the place of work that leaves to one other, and not again at its end", async () => {
    const limit = limiter({ atOnce: 1 });
    const { begun, work, end } = stage();
    const first = limit((leave) => {
      leave();
      return work("a")();
    });
    const rest = ["b", "c"].map((name) => limit(work(name)));
    await end("a");
    await first;
    assert.deepEqual(begun, ["a", "b"]);
    await end("b");
    await end("c");
    await Promise.all(rest);
  });
});

describe("a limiter for each key", () => {
  it("has work of one key wait for no other's", async () => {
    const limit = limiterPerKey({ atOnce: 1, queue: { most: 1, tooMany } });
    const { begun, work, end } = stage();
    const all = ["a1", "a2", "b1"].map((name) => limit(name.charAt(0), work(name)));
    assert.deepEqual(begun, ["a1", "b1"]);
    await assert.rejects(limit("a", work("a3")), refused);
    for (const name of ["a1", "a2", "b1"]) await end(name);
    assert.deepEqual(await Promise.all(all), ["a1", "a2", "b1"]);
  });
});
