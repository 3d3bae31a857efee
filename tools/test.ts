import { statSync } from "node:fs";
import { join } from "node:path";
import { stopPostgres } from "@storytelling/postgres";
import { testPostgres, testPostgresDir } from "@storytelling/service/testing";
import { check } from "./check.ts";
import { fetchVoices } from "./machine/models.ts";
import { runSuite } from "./suite/run-suite.ts";

// The slowest files first, so that the two workers end at about the same time.
const patterns = ["tests/**/*.test.ts", "{libs,providers,services,platform,tools}/**/*.test.ts"];

// Hundreds of processes load the same modules: only the first one strips the types of each module and compiles it.
process.env.NODE_COMPILE_CACHE ??= new URL("../node_modules/.cache/compiled", import.meta.url).pathname;

// Arguments are test files or folders. Then only those run, without the checks.
const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const given = process.argv.slice(2).map((path) => (isFolder(path) ? join(path, "**/*.test.ts") : path));
const checked = given.length > 0 || (await check());
const voices = await fetchVoices((line) => process.stdout.write(`${line}\n`));
await testPostgres();
const green = await runSuite({
  patterns: given.length > 0 ? given : patterns,
  // Each file is a separate process, and the smallest machine that must run this has two cores.
  concurrency: 2,
  // Many kills take long, so they get a day.
  limitSeconds: process.env.KILLS ? 86_400 : 300,
});
await stopPostgres(testPostgresDir);
if (!checked) process.stderr.write("\nThe checks above failed.\n");
// With CI=true everything must run.
if (!voices && process.env.CI === "true") process.stderr.write("\nThe neural voices could not be tested.\n");
process.exitCode = checked && green && (voices || process.env.CI !== "true") ? 0 : 1;
