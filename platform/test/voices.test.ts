import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { missingIn, modelNames, modelsDir, openModels } from "@storytelling/models";
import { requireOrSkip } from "../../tools/machine/index.ts";

const main = fileURLToPath(new URL("../src/voices/main.ts", import.meta.url));
let parent: string;
let dir: string;
before(async () => {
  parent = await mkdtemp(join(tmpdir(), "storytelling-voices-"));
  dir = join(parent, "models");
});
after(() => rm(parent, { recursive: true, force: true }));

function start(args: readonly string[], folder = dir) {
  const env = { PATH: process.env.PATH ?? "", HOME: parent, MODELS_DIR: folder };
  const child = spawn(process.execPath, [main, ...args], { env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const ended = once(child, "close").then(([code]) => ({ code: code as number, said }));
  return { child, ended };
}
const voices = (...args: string[]) => start(args).ended;

describe("npm run voices", () => {
  it("--list names size, licence, origin and folder, and fetches nothing", async () => {
    const { code, said } = await voices("--list");
    assert.equal(code, 0, said);
    assert.match(said, /Kokoro-82M, many voices +121 MB {2}not here\n +licence {2}Apache-2\.0 \(hexgrad\)/);
    assert.match(said, /from +PyPI: hibari-tts 0\.2\.1\n/);
    assert.ok(said.includes(`Folder: ${dir}`), said);
  });
  it("--check ends with 1 and names what is missing", async () => {
    const { code, said } = await voices("--check");
    assert.equal(code, 1);
    assert.match(said, /missing +kokoro\/voices\/af_heart\.bin/);
    assert.match(said, /69 files are missing or damaged/);
    assert.match(said, /Run: npm run voices/);
  });
  it("ends with 64 for options that do not go together, and for unknown ones", async () => {
    assert.equal((await voices("--check", "--list")).code, 64);
    assert.equal((await voices("--fast")).code, 64);
  });
  it("ends with 69 where the files cannot be had, and says why", async () => {
    const { code, said } = await voices("--from", join(parent, "nowhere"));
    assert.equal(code, 69);
    assert.match(said, /The voices could not be fetched:\n- .*nowhere has none of these files: english\//);
  });
  it("ends with 73 where the folder cannot be written to, and says what to do", async () => {
    const file = join(parent, "a-file");
    await writeFile(file, "");
    const { code, said } = await start(["--from", parent], file).ended;
    assert.equal(code, 73, said);
    assert.match(said, /cannot be written to .*set MODELS_DIR to another folder/);
  });
  it("ends with 130 by Ctrl-C, and keeps what is there", async () => {
    const asked = Promise.withResolvers<void>();
    const server = createServer(() => asked.resolve()).listen(0, "127.0.0.1");
    await once(server, "listening");
    const run = start(["--from", `http://127.0.0.1:${(server.address() as AddressInfo).port}`]);
    await asked.promise;
    run.child.kill("SIGINT");
    const { code, said } = await run.ended;
    server.closeAllConnections();
    server.close();
    assert.equal(code, 130, said);
    assert.match(said, /Interrupted\. Run it again: what was fetched is kept\./);
  });

  it("fetches all; --check then finds nothing, finds a changed byte, and the next run mends it", async (test) => {
    const here = openModels({ dir: modelsDir(process.env) });
    here.close();
    if (missingIn(here, modelNames).length > 0)
      return requireOrSkip(test, "The models of the neural voices are not here. Run: npm run voices");
    const fetched = await voices("--from", here.dir);
    assert.equal(fetched.code, 0, fetched.said);
    assert.match(fetched.said, /100 % {2}137 MB of 137 MB: Kokoro's network, from /);
    assert.match((await voices("--check")).said, /each file has the right SHA-256/);
    const file = await open(join(dir, "hibari/hibari.onnx"), "r+");
    await file.write(Buffer.of(1, 2, 3), 0, 3, 1000);
    await file.close();
    const checked = await voices("--check");
    assert.equal(checked.code, 1);
    assert.match(checked.said, /damaged +hibari\/hibari\.onnx\n\n1 files/);
    assert.equal((await voices("--from", here.dir)).code, 0);
    assert.equal((await voices("--check")).code, 0);
  });
});
