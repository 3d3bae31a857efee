import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { run } from "../machine/run.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const planted = (name: string) => `tools/suite/planted/${name}.ts`;

/** Runs planted test files as `npm test` runs its own, with a shorter time limit. */
const suite = async (limitSeconds: number, ...names: string[]) => {
  const args = [main, `--limit=${limitSeconds}`, ...names.map(planted)];
  return run(process.execPath, args, { seconds: 200, cwd: root, env: { SUITE_OPEN_SECONDS: "0.5" } });
};
const line = (what: string, count: number) => new RegExp(`^ℹ ${what} ${count}$`, "m");

describe("npm test", () => {
  it("passes when all tests pass, and adds up all files in its summary", async () => {
    const { code, stdout } = await suite(60, "green", "also-green");
    assert.equal(code, 0, stdout);
    for (const [what, count] of Object.entries({
      tests: 4,
      suites: 1,
      pass: 2,
      fail: 0,
      skipped: 1,
      todo: 1,
    }))
      assert.match(stdout, line(what, count));
  });

  it("fails when a test fails with handles left open, names them, and leaves no process running", async () => {
    const { code, stdout } = await suite(60, "open-socket");
    assert.equal(code, 1);
    const named = /^✖ tools\/suite\/planted\/open-socket.ts: still open after its tests had ended: (.*)$/m;
    const open = named.exec(stdout)?.[1] ?? stdout;
    for (const thing of [/a server on port \d+/, /a socket to 127\.0\.0\.1:\d+/, /a timer/, /\(sleep, \d+\)/])
      assert.match(open, thing);
    assert.match(stdout, /1 !== 2/);
    assert.match(stdout, line("fail", 1));
    const pid = /^pid (\d+)$/m.exec(stdout)?.[1] ?? "";
    // A dead process may be listed until its parent reads its exit code.
    assert.match((await run("ps", ["-o", "stat=", "-p", pid], { seconds: 20 })).stdout, /^(Z.*)?\s*$/);
  });

  it("also fails when all tests pass and a handle is left open", async () => {
    const { code, stdout } = await suite(60, "forgotten-timer", "green");
    assert.equal(code, 1);
    assert.match(stdout, /forgotten-timer.ts: still open after its tests had ended: a timer/);
    assert.match(stdout, line("fail", 1));
    assert.match(stdout, line("pass", 2));
  });

  it("fails when a test never ends, and names it and the open handles", async () => {
    const { code, stdout } = await suite(12, "hanging");
    assert.equal(code, 1);
    assert.match(stdout, /✖ waits for what never comes/);
    assert.match(stdout, /hanging.ts: still open after its tests had ended: a timer/);
  });

  it("fails when a test blocks the event loop, after all other files have run", async () => {
    const { code, stdout } = await suite(3, "blocked", "green");
    assert.equal(code, 1);
    assert.match(stdout, /blocked.ts was killed after \d+ s/);
    assert.match(stdout, line("fail", 1));
    assert.match(stdout, line("pass", 1));
  });

  it("fails when a file contains no test", async () => {
    const { code, stdout } = await suite(60, "empty");
    assert.equal(code, 1);
    assert.match(stdout, /empty.ts contains no test/);
  });
});
