import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { type Platform, startPlatform } from "../src/platform.ts";

const main = fileURLToPath(new URL("../src/doctor/main.ts", import.meta.url));

/** Runs the doctor with a clean environment, without the variables of the test run. */
const doctor = (dataDir: string, more: Record<string, string> = {}) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const env = { PATH: process.env.PATH ?? "", STORYTELLING_DATA: dataDir, ...more };
    execFile(process.execPath, [main], { env }, (error, said) =>
      resolve({ code: Number(error?.code ?? 0), said }),
    );
  });

describe("npm run doctor", () => {
  let dataDir: string;
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "storytelling-doctor-"));
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  it("says that no platform runs, and notes what production would require", async () => {
    const { code, said } = await doctor(dataDir);
    assert.equal(code, 0, said);
    assert.match(said, /note +No platform runs on this data/);
    assert.match(said, /note +This is development\. Before production, change \d+ settings\n +.*: /);
    assert.match(said, /^ +PUBLIC_URL: Missing\./m);
  });
  it("names the models of the neural voices that are missing, and how to get them", async () => {
    const { code, said } = await doctor(dataDir, { MODELS_DIR: join(dataDir, "models") });
    assert.equal(code, 0, said);
    assert.match(said, /note +The models of the neural voices are not here.*\n +Fetch them: npm run voices/);
    assert.match((await doctor(dataDir, { VOICES: "quick" })).said, /note +Narrations use the quick voices/);
  });
  it("exits with 1 when production would refuse to start", async () => {
    const { code, said } = await doctor(dataDir, { NODE_ENV: "production" });
    assert.equal(code, 1);
    assert.match(said, /fault +Production refuses \d+ settings/);
  });
  it("names a folder that others can read, and the command that fixes it", async () => {
    await chmod(dataDir, 0o755);
    const { code, said } = await doctor(dataDir);
    await chmod(dataDir, 0o700);
    assert.equal(code, 1);
    assert.match(said, /fault +Other users can read .*\n +chmod 700 '/);
  });

  describe("beside a platform that runs", () => {
    let platform: Platform;
    before(async () => {
      platform = await startPlatform({ dataDir, port: 0 });
    });
    after(() => platform.stop());

    it("shows its address, that it is ready, and which settings are missing", async () => {
      const { code, said } = await doctor(dataDir, { PUBLIC_URL: "https://of.this.shell" });
      assert.equal(code, 0, said);
      assert.ok(said.includes(`A platform runs at ${platform.url}`), said);
      assert.match(said, /ok +It is ready \(\d+ checks\)/);
      // This shell has the setting; the platform that runs does not.
      assert.match(said, /^ +PUBLIC_URL: Missing\./m);
    });
    it("finds that only their owner can read its secrets", async () => {
      const { said } = await doctor(dataDir);
      assert.match(said, /ok +Only its owner can read .*master-key/);
    });
  });
});
