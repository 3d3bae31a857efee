import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Refusal } from "@storytelling/values";
import { cancel, complete, fail, type Narration, request, resume, type Status } from "./narration.ts";

const narration = (status: Status, linesReady = 3): Narration => ({
  id: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
  ownerId: "0190a1b2-7c3d-7e4f-8a5b-000000000001",
  storyId: "0190a1b2-7c3d-7e4f-8a5b-000000000002",
  revision: 1,
  status,
  lines: 10,
  linesReady,
  rendered: 2,
  rebuiltSegments: null,
  workId: "0190a1b2-7c3d-7e4f-8a5b-000000000003",
});
const own = narration("queued");
const other = { ...own, workId: "0190a1b2-7c3d-7e4f-8a5b-000000000009" };
const refuses = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
const all: Status[] = ["queued", "rendering", "mastering", "done", "failed", "cancelled"];

describe("a narration", () => {
  it("is queued when requested, and goes straight to mastering when all its lines are ready", () => {
    assert.equal(request(narration("queued", 0), 7).status, "queued");
    assert.equal(request(narration("queued", 10), 7).status, "mastering");
    assert.equal(request(narration("queued"), 7).events[0]?.type, "NarrationRequested");
  });

  it("is cancelled only while it runs", () => {
    for (const status of all.slice(0, 3)) {
      assert.equal(cancel(narration(status), 7).events[0]?.type, "NarrationCancelled");
    }
    for (const status of all.slice(3))
      assert.throws(() => cancel(narration(status), 7), refuses("narration-ended"));
  });

  it("is resumed only when it was cancelled or failed", () => {
    for (const status of ["cancelled", "failed"] as const)
      assert.equal(resume(narration(status), 7).status, "queued");
    for (const status of all.slice(0, 4)) {
      assert.throws(() => resume(narration(status), 7), refuses("narration-not-stopped"));
    }
  });

  it("fails once, with its reason", () => {
    assert.equal(fail(narration("rendering"), own, "No.")?.status, "failed");
    assert.equal(fail(narration("failed"), own, "No."), null);
    assert.equal(fail(narration("cancelled"), own, "No."), null);
  });

  it("is neither failed nor completed by an earlier run", () => {
    assert.equal(fail(narration("rendering"), other, "No."), null);
    assert.equal(
      complete(narration("mastering", 10), other, { durationMs: 1, bytes: 9, characters: 7 }),
      null,
    );
  });

  it("is completed only from mastering, and its event counts rendered and reused lines", () => {
    const event = complete(narration("mastering", 10), own, { durationMs: 1234, bytes: 9, characters: 7 })
      ?.events[0];
    assert.deepEqual(
      [event?.type, (event?.data as { reused: number } | undefined)?.reused],
      ["NarrationCompleted", 8],
    );
    assert.equal(
      complete(narration("cancelled", 10), own, { durationMs: 1234, bytes: 9, characters: 7 }),
      null,
    );
  });
});
