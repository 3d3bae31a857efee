import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { ConfigError } from "../settings/config-error.ts";
import { keepKeyFile, readKeyFile, replaceKeyFile } from "./key-file.ts";

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "key-file-"));
  path = join(dir, "master-key");
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const refused = (what: RegExp) =>
  assert.rejects(keepKeyFile(path), (error: Error) => {
    assert.ok(error instanceof ConfigError);
    assert.ok(error.message.includes(path), "names the file");
    assert.match(error.message, what);
    assert.match(error.message, /from a backup/);
    assert.match(error.message, /--fresh/);
    return true;
  });

describe("a key file", () => {
  it("is made once where no data exists yet, even by several processes, and only its owner can read it", async () => {
    await Promise.all(Array.from({ length: 8 }, () => keepKeyFile(path)));
    const keys = await readKeyFile(path);
    assert.equal(keys.length, 1);
    assert.equal((await stat(path)).mode & 0o077, 0);
    await keepKeyFile(path);
    assert.deepEqual(await readKeyFile(path), keys);
    assert.deepEqual(await readdir(dir), ["master-key"]);
  });

  for (const kept of ["postgres/data", "blobs"])
    it(`that is missing beside ${kept} is named, and no new one is made`, async () => {
      await mkdir(join(dir, kept), { recursive: true });
      await refused(/is missing/);
      assert.equal((await readdir(dir)).includes("master-key"), false);
    });

  it("that is empty, cut off or not a file is named, and stays unchanged", async () => {
    const whole = Buffer.alloc(32, 5).toString("base64");
    for (const [text, what] of [
      ["", /is empty/],
      ["\n", /is empty/],
      [whole.slice(0, -1), /was cut or changed/],
      [`${whole}\n${whole.slice(0, 20)}`, /was cut or changed/],
      ["\0".repeat(44), /was cut or changed/],
    ] as const) {
      await writeFile(path, text);
      await refused(what);
      assert.equal(await readFile(path, "utf8"), text);
    }
    await rm(path);
    await mkdir(path);
    await refused(/cannot be read/);
  });

  it("is accepted in the format of earlier releases, without a line end", async () => {
    const key = Buffer.alloc(32, 7).toString("base64");
    await writeFile(path, key);
    await keepKeyFile(path);
    assert.deepEqual(await readKeyFile(path), [key]);
  });

  it("deletes the drafts of earlier crashes when it is replaced", async () => {
    await keepKeyFile(path);
    await writeFile(`${path}.draft-0123456789ab`, "half of a k");
    const [old = ""] = await readKeyFile(path);
    const fresh = Buffer.alloc(32, 9).toString("base64");
    await replaceKeyFile(path, [fresh, old]);
    assert.deepEqual(await readKeyFile(path), [fresh, old]);
    assert.deepEqual(await readdir(dir), ["master-key"]);
  });

  it("is complete even when its writer is killed", async () => {
    await keepKeyFile(path);
    const program = `import { replaceKeyFile } from ${JSON.stringify(new URL("./key-file.ts", import.meta.url).href)};
      const keys = [1, 2].map((n) => Buffer.alloc(32, n).toString("base64"));
      for (;;) {
        await replaceKeyFile(${JSON.stringify(path)}, keys.reverse());
        process.stdout.write("again");
      }`;
    for (let kills = 0; kills < 3; kills++) {
      const writer = spawn(process.execPath, ["--input-type=module", "-e", program]);
      await once(writer.stdout, "data");
      writer.kill("SIGKILL");
      await once(writer, "exit");
      assert.equal((await readKeyFile(path)).length, 2);
    }
  });
});
