import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type AnalysisRun, type AnalysisStatus, request } from "./analysis-run.ts";
import { create } from "./story.ts";

const now = new Date("2026-11-22T10:00:00Z");
const draft = { title: "T", author: null, language: "en", text: "Once." };
const { story } = create(draft, { id: "s", ownerId: "ada" }, now);
const asked = { story, engineVersion: "1", id: "new" };
const run = (status: AnalysisStatus, minutesAgo: number): AnalysisRun => ({
  ...request(null, { ...asked, id: "old" }, now).run,
  status,
  touchedAt: new Date(now.getTime() - minutesAgo * 60_000),
});

describe("request", () => {
  it("begins a new analysis, and one that failed again", () => {
    assert.equal(request(null, asked, now).begin, true);
    const again = request({ ...run("failed", 0), error: "It broke." }, asked, now);
    assert.deepEqual(
      [again.begin, again.run.id, again.run.status, again.run.error],
      [true, "old", "queued", null],
    );
  });

  it("does not begin an analysis that is done or running", () => {
    for (const status of ["queued", "running", "done"] as const)
      assert.equal(request(run(status, 1), asked, now).begin, false);
    assert.equal(request(run("done", 500), asked, now).begin, false);
  });

  it("begins a stalled analysis again", () => {
    assert.equal(request(run("running", 10), asked, now).begin, true);
    assert.equal(request(run("queued", 10), asked, now).begin, true);
  });
});
