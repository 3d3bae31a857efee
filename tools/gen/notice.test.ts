import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { root } from "./generated.ts";
import { noticeFiles, partsOf } from "./notice.ts";

describe("NOTICE", async () => {
  const lock = JSON.parse(await readFile(new URL("package-lock.json", root), "utf8"));
  const notice = await readFile(new URL("NOTICE", root), "utf8");

  it("names every package of the lock file that runs in the product, with its version", () => {
    for (const { name, version } of partsOf(lock)) assert.ok(notice.includes(`\n${name} ${version}\n`), name);
  });
  it("matches the lock file and the installed licences", async () => {
    assert.equal((await noticeFiles())[0]?.text, notice);
  });
  it("has the text that Flite's licence requires", () => {
    assert.match(notice, /This product includes software developed by the Language Technologies Institute/);
    assert.match(notice, /CARNEGIE MELLON UNIVERSITY AND THE CONTRIBUTORS TO THIS WORK\n {2}DISCLAIM/);
  });
  it("cannot be made with a package whose licence we have not read", () => {
    const packages = { "node_modules/new": { version: "1.0.0", license: "SSPL-1.0" } };
    assert.throws(() => partsOf({ packages }), /new has the licence SSPL-1\.0\. Read it/);
  });
  it("cannot be made with a package that names no licence", () => {
    assert.throws(() => partsOf({ packages: { "node_modules/new": { version: "1.0.0" } } }), /licence none/);
  });
});
