import { parseArgs } from "node:util";
import { runSuite } from "./run-suite.ts";

/** `node tools/suite/main.ts [--concurrency=2] [--limit=SECONDS] FILES`: runs these test files, without the checks. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: "string", default: "2" },
    limit: { type: "string", default: "300" },
  },
});
const green = await runSuite({
  patterns: positionals,
  concurrency: Number(values.concurrency),
  limitSeconds: Number(values.limit),
});
process.exitCode = green ? 0 : 1;
