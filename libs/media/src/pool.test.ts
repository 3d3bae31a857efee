import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Refusal } from "@storytelling/values";
import { createPool } from "./pool.ts";

const file = new URL("./testing/misbehave.ts", import.meta.url);
const pool = createPool<string, string>(file, { workers: 1, timeoutMs: 2000 });
after(() => pool.close());

const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

test("a task that throws rejects with its own error", async () => {
  await assert.rejects(pool.run("throw"), { name: "RangeError", message: "as told" });
});

test("a task that hangs is refused after its timeout, and the next one runs", async () => {
  const [hung, next] = await Promise.allSettled([pool.run("hang"), pool.run("next")]);
  assert.ok(hung.status === "rejected" && refusal("took-too-long")(hung.reason));
  assert.deepEqual(next, { status: "fulfilled", value: "next" });
});

test("a task whose thread ends is refused as worker-ended, and the thread is replaced", async () => {
  await assert.rejects(pool.run("end"), refusal("worker-ended"));
  assert.equal(await pool.run("next"), "next");
});

test("an abort rejects with its reason, running or waiting", async () => {
  const running = new AbortController();
  const waiting = new AbortController();
  const results = Promise.allSettled([pool.run("hang", running.signal), pool.run("x", waiting.signal)]);
  waiting.abort("changed my mind");
  running.abort("so did I");
  assert.deepEqual(
    (await results).map((result) => result.status === "rejected" && result.reason),
    ["so did I", "changed my mind"],
  );
  assert.equal(await pool.run("next"), "next");
});

test("a closed pool takes no more tasks", async () => {
  const closed = createPool<string, string>(file, { workers: 1, timeoutMs: 2000 });
  assert.equal(await closed.run("x"), "x");
  await closed.close();
  await assert.rejects(closed.run("x"), /closed/);
});
