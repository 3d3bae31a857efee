import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { run } from "../machine/run.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const planted = (name: string) => `tools/suite/planted/${name}.ts`;

/** Runs planted test files as `npm test` runs its own, with less patience. */
const suite = async (limitSeconds: number, ...names: string[]) => {
  const args = [main, `--limit=${limitSeconds}`, ...names.map(planted)];
  return run(process.execPath, args, { seconds: 200, cwd: root, env: { SUITE_OPEN_SECONDS: "0.5" } });
};
const line = (what: string, count: number) => new RegExp(`^ℹ ${what} ${count}$`, "m");

describe("npm test", () => {
  it("is green when all tests are, and adds up all files in its closing lines", async () => {
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

  it("ends red when a test fails with things left open, names them, and lets no process live on", async () => {
    const { code, stdout } = await suite(60, "open-socket");
    assert.equal(code, 1);
    const named = /^✖ tools\/suite\/planted\/open-socket.ts: left open when its tests had ended: (.*)$/m;
    const open = named.exec(stdout)?.[1] ?? stdout;
    for (const thing of [/a server on port \d+/, /a socket to 127\.0\.0\.1:\d+/, /a timer/, /\(sleep, \d+\)/])
      assert.match(open, thing);
    assert.match(stdout, /1 !== 2/);
    assert.match(stdout, line("fail", 1));
    const pid = /^pid (\d+)$/m.exec(stdout)?.[1] ?? "";
    // What is dead may be listed until somebody asks for its exit code.
    assert.match((await run("ps", ["-o", "stat=", "-p", pid], { seconds: 20 })).stdout, /^(Z.*)?\s*$/);
  });

  it("is red, too, when all tests are green and something was left open", async () => {
    const { code, stdout } = await suite(60, "forgotten-timer", "green");
    assert.equal(code, 1);
    assert.match(stdout, /forgotten-timer.ts: left open when its tests had ended: a timer/);
    assert.match(stdout, line("fail", 1));
    assert.match(stdout, line("pass", 2));
  });

  it("ends red when a test never ends, and names it with what is open", async () => {
    const { code, stdout } = await suite(12, "hanging");
    assert.equal(code, 1);
    assert.match(stdout, /✖ waits for what never comes/);
    assert.match(stdout, /hanging.ts: left open when its tests had ended: a timer/);
  });

  it("ends red when a test does not give the event loop back, after all other files", async () => {
    const { code, stdout } = await suite(3, "blocked", "green");
    assert.equal(code, 1);
    assert.match(stdout, /blocked.ts was killed after \d+ s/);
    assert.match(stdout, line("fail", 1));
    assert.match(stdout, line("pass", 1));
  });

  it("ends red when a file holds no test", async () => {
    const { code, stdout } = await suite(60, "empty");
    assert.equal(code, 1);
    assert.match(stdout, /empty.ts holds no test/);
  });
});
