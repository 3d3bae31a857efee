import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { type Step, stepsOf, take } from "./walk.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));

describe("CONTRIBUTING.md: star a story", () => {
  let root: string;
  let steps: Step[];
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "storytelling-walk-"));
    steps = stepsOf(await readFile(join(repository, "CONTRIBUTING.md"), "utf8"));
    await cp(join(repository, "services/story"), join(root, "services/story"), { recursive: true });
    for (const { path, ...step } of steps)
      if ("lines" in step) await cp(join(repository, path), join(root, path));
    await symlink(join(repository, "node_modules"), join(root, "node_modules"));
  });
  after(() => rm(root, { recursive: true }));

  it("fits the files as they are", async () => {
    assert.ok(steps.length >= 11, `only ${steps.length} steps were found`);
    for (const step of steps) await take(root, step);
  });

  it("takes the next free number for its migration", async () => {
    const names = (await readdir(join(root, "services/story/migrations"))).sort();
    const numbers = names.map((name) => Number(name.slice(0, 4)));
    assert.equal(numbers.at(-1), (numbers.at(-2) ?? 0) + 1, names.join(" "));
    assert.match(names.at(-1) ?? "", /stars/);
  });

  it("is laid out as the linter wants it", () => {
    const files = steps.map(({ path }) => path).filter((path) => path.endsWith(".ts"));
    const how = ["check", `--config-path=${repository}`, "--vcs-enabled=false", "--error-on-warnings"];
    const { status, stdout, stderr } = spawnSync("biome", [...how, ...files], {
      cwd: root,
      encoding: "utf8",
    });
    assert.equal(status, 0, stdout + stderr);
  });

  it("ends with a test that passes", () => {
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const file = join(root, "services/story/test/star-story.test.ts");
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8", env });
    assert.equal(status, 0, stdout + stderr);
  });
});
