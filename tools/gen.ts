import { readFile, writeFile } from "node:fs/promises";
import { openApiOf } from "@storytelling/service";
import { constellation } from "../platform/src/constellation.ts";

const root = new URL("../", import.meta.url);
const checkOnly = process.argv.includes("--check");

/** Every file that is made from code: its path from the root, and what it must hold. */
const generated = constellation.map((service) => ({
  path: `services/${service.name}/openapi.json`,
  text: `${JSON.stringify(openApiOf(service), null, 2)}\n`,
}));

let stale = 0;
for (const { path, text } of generated) {
  const before = await readFile(new URL(path, root), "utf8").catch(() => "");
  if (before === text) continue;
  stale += 1;
  if (checkOnly) process.stderr.write(`${path} is stale: npm run gen\n`);
  else await writeFile(new URL(path, root), text);
}
process.stdout.write(`generated: ${generated.length} files, ${stale} ${checkOnly ? "stale" : "written"}\n`);
process.exitCode = checkOnly && stale > 0 ? 1 : 0;
