import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { checkBoundaries, knotsIn } from "../../tools/boundaries.ts";
import { boundaryRules } from "../../tools/boundary-rules.ts";

const planted = fileURLToPath(new URL("./planted", import.meta.url));

/** Each planted file says in its first line which rule it breaks. */
async function plantedFiles(): Promise<{ file: string; rule: string }[]> {
  const files = (await readdir(planted, { recursive: true })).filter((file) => file.endsWith(".ts"));
  const heads = await Promise.all(
    files.map(async (file) => ({ file, text: await readFile(join(planted, file), "utf8") })),
  );
  return heads.flatMap(({ file, text }) => {
    const rule = /^\/\/ breaks: (\S+)/.exec(text)?.[1];
    return rule ? [{ file, rule }] : [];
  });
}

describe("the boundary check", async () => {
  const files = await plantedFiles();
  const result = await checkBoundaries(planted);
  const { summary } = result;
  const caught = summary.violations.map(({ from, rule }) => `${from} ${rule.name}`);

  for (const { name } of boundaryRules) {
    it(`catches the file that breaks ${name}`, () => {
      const broken = files.filter(({ rule }) => rule === name);
      assert.ok(broken.length > 0, `plant a file that breaks ${name}`);
      for (const { file, rule } of broken)
        assert.ok(caught.includes(`${file} ${rule}`), `${file} was not caught: ${caught}`);
    });
  }

  it("catches two folders of a package that need each other, and shows by which files", () => {
    const [knot, ...others] = knotsIn(result);
    assert.match(
      knot ?? "",
      /libs\/service (above|below) -> libs\/service (below|above) -> libs\/service (above|below)/,
    );
    assert.match(knot ?? "", /above\/one[.]ts -> libs\/service\/src\/below\/two[.]ts/);
    assert.match(knot ?? "", /below\/three[.]ts -> libs\/service\/src\/above\/four[.]ts/);
    assert.deepEqual(others, []);
  });

  /** What biome says of a planted folder, with one of our own rules alone. */
  async function linted(t: TestContext, plugin: string, folder: string): Promise<string> {
    const copy = await mkdtemp(join(tmpdir(), "storytelling-lint-"));
    t.after(() => rm(copy, { recursive: true }));
    await cp(planted, copy, { recursive: true });
    const plugins = [fileURLToPath(new URL(`../../tools/lint/${plugin}`, import.meta.url))];
    await writeFile(join(copy, "biome.json"), JSON.stringify({ plugins }));
    const lint = spawnSync("biome", ["lint", folder], { cwd: copy, encoding: "utf8" });
    return lint.stderr + lint.stdout;
  }

  it("catches a clock in domain/", async (t) => {
    const said = await linted(t, "pure-domain.grit", "services/alpha/src/domain");
    assert.match(said, /clock[.]ts.*plugin.*uses no clock/s);
  });

  it("catches SQL outside store/ that imports nothing, and leaves store/ alone", async (t) => {
    const said = await linted(t, "sql-in-the-store.grit", "services/alpha/src");
    assert.match(said, /use-cases\/query[.]ts.*plugin.*is in store\//s);
    assert.doesNotMatch(said, /src\/store\//);
  });

  it("fails when it sees no module", () =>
    assert.rejects(checkBoundaries(join(planted, "services/beta/src")), /read no module/));
});
