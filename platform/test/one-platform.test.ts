import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { stopPostgres } from "@storytelling/postgres";
import { until } from "@storytelling/service/testing";
import { findPlatform } from "../src/find-platform.ts";
import { clearFolder, FolderHeld, lockFolder } from "../src/folder-lock.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const lockModule = new URL("../src/folder-lock.ts", import.meta.url).href;

let dataDir: string;
before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "storytelling-lock-"));
});
after(() => rm(dataDir, { recursive: true, force: true }));

/** Runs `npm start` on the data folder: its output, and its exit code when it ends by itself. */
const start = (...options: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const env = { ...process.env, PORT: "0", STORYTELLING_DATA: dataDir };
    execFile(process.execPath, [main, "--no-demo", ...options], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, said: out + err }),
    );
  });
const running = (): ChildProcess =>
  spawn(process.execPath, [main, "--no-demo"], {
    env: { ...process.env, PORT: "0", STORYTELLING_DATA: dataDir },
    stdio: "ignore",
  });
const reached = () => until(() => findPlatform(dataDir), 90);

describe("a second npm start on one data folder", () => {
  let first: ChildProcess;
  let url: string;
  before(async () => {
    first = running();
    url = await reached();
  });
  after(async () => {
    first.kill("SIGKILL");
    await stopPostgres(join(dataDir, "postgres"));
  });

  it("is refused, and names the process that uses the folder, its start time and its address", async () => {
    const { code, said } = await start();
    assert.equal(code, 1);
    assert.match(
      said,
      new RegExp(`in use by process ${first.pid}, since \\d{4}-\\d\\d-\\d\\dT.*, at ${url}`),
    );
  });

  it("with --fresh is refused, too, and deletes nothing", async () => {
    const key = await readFile(join(dataDir, "master-key"), "utf8");
    const { code, said } = await start("--fresh");
    assert.equal(code, 1);
    assert.match(said, new RegExp(`in use by process ${first.pid}`));
    assert.equal(await readFile(join(dataDir, "master-key"), "utf8"), key);
    assert.equal(await findPlatform(dataDir), url);
  });

  it("starts without delay when the first was killed and its database still runs", async () => {
    first.kill("SIGKILL");
    await once(first, "exit");
    assert.ok((await stat(join(dataDir, "postgres/data/postmaster.pid"))).isFile());
    first = running();
    assert.ok(await reached());
  });

  it("is refused without the key file, and makes no new one", async () => {
    first.kill("SIGKILL");
    await once(first, "exit");
    const path = join(dataDir, "master-key");
    const key = await readFile(path, "utf8");
    await rm(path);
    const { code, said } = await start();
    assert.equal(code, 78);
    assert.ok(said.includes(`The master key file ${path} is missing`), said);
    await assert.rejects(stat(path));
    await writeFile(path, Buffer.alloc(32, 3).toString("base64"));
    assert.match(
      (await start()).said,
      /The master key [0-9a-f]{12} wraps what is kept here, and was not given/,
    );
    await writeFile(path, key);
  });
});

describe("the lock of a data folder", () => {
  const holder = () => {
    const program = `import { lockFolder } from ${JSON.stringify(lockModule)};
      await lockFolder(process.argv[1]);
      process.stdout.write("held");
      setInterval(() => {}, 1000);`;
    return spawn(process.execPath, ["--input-type=module", "-e", program, dataDir]);
  };

  it("is held by one of many processes that try at the same time, and by none when the holder is killed", async () => {
    const asking = Array.from({ length: 4 }, holder);
    const first = await Promise.race(asking.map((one) => once(one.stdout, "data").then(() => one)));
    const others = asking.filter((one) => one !== first);
    await Promise.all(others.map((one) => one.exitCode ?? once(one, "exit")));
    await assert.rejects(lockFolder(dataDir), (error: Error) => {
      assert.ok(error instanceof FolderHeld);
      assert.match(error.message, new RegExp(`process ${first.pid}, .* is starting or stopping`));
      return true;
    });
    first.kill("SIGKILL");
    await once(first, "exit");
    const lock = await lockFolder(dataDir);
    await assert.rejects(lockFolder(dataDir), FolderHeld);
    await lock.release();
  });

  it("is not deleted by --fresh", async () => {
    await mkdir(join(dataDir, "blobs"), { recursive: true });
    await clearFolder(dataDir, async () => {
      await assert.rejects(lockFolder(dataDir), FolderHeld);
    });
    assert.deepEqual(await readdir(dataDir), ["lock"]);
  });
});
