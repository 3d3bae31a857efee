import { stopPostgres } from "@storytelling/service/postgres";
import { testPostgres, testPostgresDir } from "@storytelling/service/testing";
import { check, run } from "./check.ts";

const patterns = ["{libs,providers,services,platform,tools}/**/*.test.ts", "tests/**/*.test.ts"];

// Hundreds of processes load the same modules: only the first strips the types of each, and compiles it.
process.env.NODE_COMPILE_CACHE ??= new URL("../node_modules/.cache/compiled", import.meta.url).pathname;

// Arguments are test files: then only those run, and no checks.
const given = process.argv.slice(2);
const checked = given.length > 0 || (await check());
await testPostgres();
// Two files at a time: each is a process of its own, and the machine it must also run on has two cores.
const args = [
  "--test",
  "--test-concurrency=2",
  "--test-timeout=300000",
  ...(given.length > 0 ? given : patterns),
];
const code = await run("node", args);
await stopPostgres(testPostgresDir);
if (!checked) process.stderr.write("\nThe checks above failed.\n");
process.exitCode = checked ? code : 1;
