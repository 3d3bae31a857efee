import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { until } from "@storytelling/service/testing";
import { findPlatform } from "../src/find-platform.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

describe("npm start, stopped by Ctrl-C", () => {
  let dataDir: string;
  let child: ChildProcess;
  let said = "";
  let code: number | null;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "storytelling-start-"));
    const env = { ...process.env, PORT: "0", STORYTELLING_DATA: dataDir };
    child = spawn(process.execPath, [main, "--no-demo"], { env });
    child.stdout?.on("data", (chunk) => {
      said += chunk;
    });
    const url = await until(() => findPlatform(dataDir), 60);
    // A request is in progress: it must not delay the stop.
    const asked = fetch(`${url}/docs/`).catch(() => null);
    child.kill("SIGINT");
    [code] = await once(child, "exit");
    await asked;
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  it("ends with 0 and reports that it stopped", () => {
    assert.equal(code, 0);
    assert.match(said, /Ready in .* at http:\/\/localhost:\d+/);
    assert.match(said, /Stopped\. Your data is kept\./);
  });

  it("leaves no database running and no note of a running platform", async () => {
    await assert.rejects(access(join(dataDir, "postgres/data/postmaster.pid")));
    assert.equal(await findPlatform(dataDir), null);
  });

  it("makes its secrets readable by their owner only", async () => {
    for (const file of ["master-key", "local-key", "accounts.json", "platform.log", "lock"]) {
      assert.equal((await stat(join(dataDir, file))).mode & 0o077, 0, file);
    }
  });
});
