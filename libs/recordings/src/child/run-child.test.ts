import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { Refusal } from "@storytelling/values";
import { DEFAULT_LIMITS, type RecordingLimits } from "../limits.ts";
import { runChild } from "./run-child.ts";

const PROGRAM = fileURLToPath(new URL("./misbehaving.fixture.ts", import.meta.url));

const run = (deed: string, limits: Partial<RecordingLimits> = {}, signal?: AbortSignal) =>
  runChild(Buffer.from(deed), { limits: { ...DEFAULT_LIMITS, ...limits }, wishes: null }, signal, PROGRAM);
const isRefusal =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Refusal && error.code === code;

describe("a process that works on a recording", () => {
  for (const [deed, limits] of [
    ["crash", {}],
    ["hang busy", { cpuSeconds: 0.5 }],
    ["take memory", { memoryMiB: 200 }],
    ["answer without end", { minutes: 1 }],
    ["answer nonsense", {}],
  ] as const) {
    it(`means a damaged recording when it does this: ${deed}`, () =>
      assert.rejects(run(deed, limits), isRefusal("audio-damaged")));
  }

  it("is ended after its time, which says nothing of the recording", () =>
    assert.rejects(run("hang idle", { wallSeconds: 1 }), isRefusal("recordings-busy")));

  it("that does not start says nothing of the recording", () =>
    assert.rejects(run("fail before it is ready"), isRefusal("recordings-busy")));

  it("has no environment, no network, and no file but the programs", async () => {
    assert.deepEqual((await run("look around")).reply, { refusal: "line-gone" });
  });

  it("ends with an abort, which rejects with its reason", async () => {
    const controller = new AbortController();
    const answer = run("hang idle", {}, controller.signal);
    setImmediate(() => controller.abort("enough"));
    await assert.rejects(answer, (reason) => reason === "enough");
  });
});
