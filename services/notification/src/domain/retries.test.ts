import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mostAttempts, pauseSeconds } from "./retries.ts";

describe("pauseSeconds", () => {
  it("doubles, up to an hour", () => {
    assert.deepEqual(
      [1, 2, 3, 10, 11, 30].map((attempt) => pauseSeconds(attempt, 5)),
      [5, 10, 20, 2560, 3600, 3600],
    );
  });

  it("outlasts an outage of eighteen hours", () => {
    let total = 0;
    for (let attempt = 1; attempt < mostAttempts; attempt++) total += pauseSeconds(attempt, 5);
    assert.ok(total > 18 * 3600, `${total} s`);
  });
});
