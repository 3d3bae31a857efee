import { statSync } from "node:fs";
import { join } from "node:path";
import { stopPostgres } from "@storytelling/postgres";
import { testPostgres, testPostgresDir } from "@storytelling/service/testing";
import { check } from "./check.ts";
import { runSuite } from "./suite/run-suite.ts";

// The slowest first, so that the last of the two workers does not wait long for the other.
const patterns = ["tests/**/*.test.ts", "{libs,providers,services,platform,tools}/**/*.test.ts"];

// Hundreds of processes load the same modules: only the first strips the types of each, and compiles it.
process.env.NODE_COMPILE_CACHE ??= new URL("../node_modules/.cache/compiled", import.meta.url).pathname;

// Arguments are test files, or folders of them: then only those run, and no checks.
const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const given = process.argv.slice(2).map((path) => (isFolder(path) ? join(path, "**/*.test.ts") : path));
const checked = given.length > 0 || (await check());
await testPostgres();
const green = await runSuite({
  patterns: given.length > 0 ? given : patterns,
  // Each file is a process of its own, and the machine it must also run on has two cores.
  concurrency: 2,
  // Many kills take as long as they take.
  limitSeconds: process.env.KILLS ? 86_400 : 300,
});
await stopPostgres(testPostgresDir);
if (!checked) process.stderr.write("\nThe checks above failed.\n");
process.exitCode = checked && green ? 0 : 1;
