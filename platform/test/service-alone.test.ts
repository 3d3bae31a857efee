import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { until } from "@storytelling/service/testing";

const main = fileURLToPath(new URL("../../services/identity/src/main.ts", import.meta.url));

describe("a service alone, in development", () => {
  let dataDir: string;
  let child: ChildProcess;
  let ready: { url: string; keyOfLocalPages: string };
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "storytelling-alone-"));
    const env = { ...process.env, HOST: "", PORT: "0", STORYTELLING_DATA: dataDir };
    child = spawn(process.execPath, [main], { env });
    let said = "";
    child.stdout?.on("data", (chunk) => {
      said += chunk;
    });
    const line = await until(() => {
      if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${said}`);
      return said.split("\n").find((one) => one.includes('"keyOfLocalPages"') && one.endsWith("}"));
    }, 240);
    ready = JSON.parse(line);
  });
  after(async () => {
    child.kill("SIGTERM");
    await once(child, "exit");
    await rm(dataDir, { recursive: true, force: true });
  });

  it("answers at 127.0.0.1 only", async () => {
    const { port } = new URL(ready.url);
    assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
    await assert.rejects(fetch(`http://127.0.0.2:${port}/healthz`), { message: "fetch failed" });
  });

  it("shows metrics, the API reference and the readiness checks only with the key, whose file its log names", async () => {
    const key = await readFile(ready.keyOfLocalPages, "utf8");
    const headers = { authorization: `Bearer ${key}` };
    for (const path of ["/metrics", "/docs/"]) {
      const [without, within] = await Promise.all([
        fetch(ready.url + path),
        fetch(ready.url + path, { headers }),
      ]);
      assert.deepEqual([without.status, within.status], [401, 200], path);
    }
    assert.deepEqual(await (await fetch(`${ready.url}/readyz`)).json(), { ready: true });
    const entered = await fetch(`${ready.url}/local?key=${key}`, { redirect: "manual" });
    assert.deepEqual([entered.status, entered.headers.get("location")], [303, "/docs/"]);
  });
});
