import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { places } from "./places.ts";
import { addService, removeService } from "./service.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const template = fileURLToPath(new URL("../template/", import.meta.url));
const committed = () => true;
const fresh = () => false;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "storytelling-new-"));
  for (const { path } of places) await cp(join(repository, path), join(root, path));
  await mkdir(join(root, "services/story"), { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

/** Every file below the root, with its content. */
async function snapshot(): Promise<Map<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")] as const)));
}
const read = (path: string) => readFile(join(root, path), "utf8");

describe("npm run new -- service NAME", () => {
  it("makes every file of the template with the new name, and adds the service in every place", async () => {
    const paths = await addService(root, "demo");
    const made = (await readdir(join(root, "services/demo"), { recursive: true })).sort();
    assert.deepEqual(made, (await readdir(template, { recursive: true })).sort());
    for (const { path } of places) {
      assert.ok(paths.includes(path), path);
      assert.match(await read(path), /\bdemo\b/, path);
    }
    assert.match(await read("services/demo/src/service.ts"), /export const demo = .*name: "demo"/s);
  });

  it("leaves no word of the template", async () => {
    const paths = await addService(root, "demo");
    for (const path of paths.filter((one) => one.startsWith("services/")))
      assert.doesNotMatch(await read(path), /template/i, path);
  });

  it("adds one service after the other, until the lists need several lines", async () => {
    for (const name of ["video", "demo", "abcdefghijklmnopqrstuvwx"]) await addService(root, name);
    const list = await read("libs/events/src/services.ts");
    assert.match(list, /"notification",\s+"video",\s+"demo",\s+"abcdefghijklmnopqrstuvwx",?\s+\]/);
  });

  for (const name of [
    "",
    "ab",
    "Demo",
    "my-service",
    "demo2",
    "../up",
    "postgres",
    "class",
    "select",
    "docs",
  ])
    it(`refuses the name "${name}", and writes nothing`, async () => {
      const before = await snapshot();
      await assert.rejects(addService(root, name), { name: "Error", message: /Give (one|another) word/ });
      assert.deepEqual(await snapshot(), before);
    });

  it("refuses a name that is taken", async () => {
    await assert.rejects(addService(root, "story"), /services[.]ts names story[.].*give another name/);
  });

  it("refuses a folder that was left half-made", async () => {
    await mkdir(join(root, "services/demo/src"), { recursive: true });
    await assert.rejects(addService(root, "demo"), /services\/demo exists.*npm run new -- remove demo/);
  });

  it("refuses a name that was left in the list without a folder", async () => {
    await addService(root, "demo");
    await rm(join(root, "services/demo"), { recursive: true });
    await assert.rejects(addService(root, "demo"), /services[.]ts names demo[.].*npm run new -- remove demo/);
  });

  it("writes nothing when a place has an unknown form", async () => {
    await writeFile(join(root, "README.md"), "# Other\n");
    const before = await snapshot();
    await assert.rejects(addService(root, "demo"), /README[.]md: .* was not found/);
    assert.deepEqual(await snapshot(), before);
  });
});

describe("npm run new -- remove NAME", () => {
  it("leaves no trace of one service or of three", async () => {
    const before = await snapshot();
    const names = ["demo", "video", "abcdefghijklmnopqrstuvwx"];
    for (const name of names) await addService(root, name);
    for (const name of names) await removeService(root, name, fresh);
    assert.deepEqual(await snapshot(), before);
  });

  it("removes a folder that was left incomplete, and a name without a folder", async () => {
    const before = await snapshot();
    await mkdir(join(root, "services/demo/src"), { recursive: true });
    await removeService(root, "demo", fresh);
    await addService(root, "demo");
    await rm(join(root, "services/demo"), { recursive: true });
    await removeService(root, "demo", fresh);
    assert.deepEqual(await snapshot(), before);
  });

  it("refuses a service that is committed", async () => {
    await assert.rejects(removeService(root, "story", committed), /git rm -r services\/story/);
  });

  it("refuses a name that is not a service's", async () => {
    await assert.rejects(removeService(root, "demo", fresh), /There is no service demo/);
  });
});
