import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { writeWhole } from "./durable-files.ts";

it("leaves neither a draft nor a file when writing fails", async () => {
  const dir = await mkdtemp(join(tmpdir(), "whole-"));
  const full = Object.assign(new Error("no space left"), { code: "ENOSPC" });
  const writing = writeWhole(dir, join(dir, "a", "file"), async (handle) => {
    await handle.writeFile("half");
    throw full;
  });
  await assert.rejects(writing, full);
  assert.deepEqual(await readdir(dir), []);
  await rm(dir, { recursive: true });
});
