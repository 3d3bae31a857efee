/** Runs one of the figures: `npm run bench -- events`. Installs the peers for comparison at the first run. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const [figure = "", ...args] = process.argv.slice(2);
const file = join(here, figure, "run.ts");
if (!figure || !existsSync(file)) {
  process.stderr.write(
    "Say which figure: npm run bench -- alignment, api, audit, events, floods, guesses, identity, narration, narrative, phonemes, shares or voices.\n",
  );
  process.exit(2);
}
if (!existsSync(join(here, "node_modules"))) {
  const installed = spawnSync("npm", ["ci"], { cwd: here, stdio: "inherit" });
  if (installed.status !== 0) process.exit(1);
}
process.exit(spawnSync(process.execPath, [file, ...args], { stdio: "inherit" }).status ?? 1);
