import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { gate } from "./gate.ts";

const held = () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { work: () => promise, resolve };
};

describe("a gate", () => {
  it("runs as many as it is wide, the rest in order of arrival", async () => {
    const narrow = gate({ width: 2, queue: 10 });
    const started: number[] = [];
    const pieces = [0, 1, 2, 3].map(() => held());
    const done = pieces.map((piece, at) =>
      narrow.pass(() => {
        started.push(at);
        return piece.work();
      }),
    );
    await Promise.resolve();
    assert.deepEqual(started, [0, 1]);
    pieces[1]?.resolve("");
    await done[1];
    await Promise.resolve();
    assert.deepEqual(started, [0, 1, 2]);
    for (const piece of pieces) piece.resolve("");
    await Promise.all(done);
    assert.deepEqual(started, [0, 1, 2, 3]);
  });

  it("refuses who comes when the queue is full, and lets in again once it is not", async () => {
    const full = gate({ width: 1, queue: 1 });
    const first = held();
    const running = full.pass(first.work);
    const waiting = full.pass(async () => "waited");
    await assert.rejects(
      full.pass(async () => "late"),
      (error) => error instanceof Refusal && error.kind === "unavailable" && error.retryAfter === 2,
    );
    first.resolve("first");
    assert.deepEqual(await Promise.all([running, waiting]), ["first", "waited"]);
    assert.equal(await full.pass(async () => "after"), "after");
  });

  it("frees the place of work that fails", async () => {
    const one = gate({ width: 1, queue: 0 });
    await assert.rejects(
      one.pass(async () => {
        throw new Error("broke");
      }),
      /broke/,
    );
    assert.equal(await one.pass(async () => "next"), "next");
  });
});
