import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, it } from "node:test";
import { Redis } from "ioredis";
import { ensureProgram, requireOrSkip, startRedis } from "./index.ts";

const program = await ensureProgram("redis-server");

describe("a missing program", () => {
  const ci = process.env.CI;
  afterEach(() => {
    if (ci === undefined) delete process.env.CI;
    else process.env.CI = ci;
  });
  const skipped: string[] = [];
  const test = { skip: (message: string) => void skipped.push(message) };

  it("skips the suite, saying why", () => {
    delete process.env.CI;
    requireOrSkip(test, "no redis-server");
    assert.deepEqual(skipped, ["no redis-server"]);
  });

  it("is a failure in CI", () => {
    process.env.CI = "true";
    assert.throws(() => requireOrSkip(test, "no redis-server"), /no redis-server/);
  });
});

describe("a redis-server in a test", () => {
  if ("missing" in program) return it("runs", (test) => requireOrSkip(test, program.missing));

  it("has everything that it acknowledged when it is killed and started again on its folder", async () => {
    const dir = await mkdtemp(join(tmpdir(), "storytelling-machine-"));
    const first = await startRedis({ dir });
    const writer = new Redis(first.url);
    await writer.set("kept", "yes");
    writer.disconnect();
    await first.kill();
    const second = await startRedis({ dir, port: first.port });
    const reader = new Redis(second.url);
    assert.equal(await reader.get("kept"), "yes");
    reader.disconnect();
    await second.stop();
    await rm(dir, { recursive: true });
  });

  it("ends with the process that started it, even when that process is killed", async () => {
    const module = new URL("index.ts", import.meta.url);
    const script = `const { startRedis } = await import(${JSON.stringify(module)});
      console.log((await startRedis()).pid);
      process.kill(process.pid, "SIGKILL");`;
    const { promise, resolve } = Promise.withResolvers<string>();
    execFile(process.execPath, ["--input-type=module", "-e", script], (_error, stdout) => resolve(stdout));
    const pid = Number(await promise);
    assert.ok(pid > 1);
    const end = Date.now() + 5000;
    while (isAlive(pid) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(isAlive(pid), false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
