import { mkdir, readFile, writeFile } from "node:fs/promises";
import { asyncApiFiles } from "./gen/asyncapi.ts";
import { clientFiles } from "./gen/clients.ts";
import { eventsPageFiles } from "./gen/events-page.ts";
import { root } from "./gen/generated.ts";
import { goldenFiles } from "./gen/golden.ts";
import { noticeFiles } from "./gen/notice.ts";
import { openApiFiles } from "./gen/openapi.ts";

const checkOnly = process.argv.includes("--check");
const generators = [openApiFiles, clientFiles, asyncApiFiles, eventsPageFiles, goldenFiles, noticeFiles];

/** Every generated file. */
const generated = (await Promise.all(generators.map((generate) => generate()))).flat();

let stale = 0;
for (const { path, text } of generated) {
  const file = new URL(path, root);
  const before = await readFile(file, "utf8").catch(() => "");
  if (before === text) continue;
  stale += 1;
  if (checkOnly) {
    process.stderr.write(`${path} is stale: npm run gen\n`);
    continue;
  }
  await mkdir(new URL(".", file), { recursive: true });
  await writeFile(file, text);
}
process.stdout.write(`generated: ${generated.length} files, ${stale} ${checkOnly ? "stale" : "written"}\n`);
process.exitCode = checkOnly && stale > 0 ? 1 : 0;
