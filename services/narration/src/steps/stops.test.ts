import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createStops } from "./stops.ts";

const narration = "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b";
const never = new AbortController().signal;

describe("stopping a run of a narration", () => {
  it("aborts all work on that run, and none on a later run", async () => {
    const stops = createStops();
    const [first, second] = ["a", "b"].map((workId) => ({ id: narration, workId }));
    assert.ok(first && second);
    const signals: AbortSignal[] = [];
    const go = Promise.withResolvers<void>();
    const work = (signal: AbortSignal) => {
      signals.push(signal);
      return go.promise;
    };
    const all = [first, first, second].map((run) => stops.during(run, never, work));
    stops.stop(first);
    assert.deepEqual(
      signals.map((signal) => signal.aborted),
      [true, true, false],
    );
    go.resolve();
    await Promise.all(all);
  });
});
