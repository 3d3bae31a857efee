import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string) => readFile(`${root}${path}`, "utf8");

/** What a runbook quotes of the log: three words or more between backticks that are no command. */
const quoted = (page: string): string[] =>
  [...page.matchAll(/`([a-z][^`\n]* [^`\n]* [^`\n]*)`/g)].flatMap(([, words = ""]) =>
    /^(npm|select|needs|relay:) ?/.test(words) ? [] : [words],
  );

describe("docs/operations.md", async () => {
  const lines = quoted(await read("docs/operations.md"));
  const paths = await Array.fromAsync(glob("{libs,services,platform}/**/src/**/*.ts", { cwd: root }));
  const sources = (await Promise.all(paths.filter((path) => !path.includes("node_modules")).map(read))).join(
    "",
  );

  it("quotes lines of the log", () => {
    assert.ok(lines.includes("an event was parked"), lines.join("\n"));
  });

  for (const line of lines)
    it(`quotes a line that the code logs: ${line}`, () => {
      assert.ok(sources.includes(line), `No file in src/ says: ${line}`);
    });
});
