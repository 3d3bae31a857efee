import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * `npm run bench -- identity`: both figures; `identity logins 12` or `identity enumeration 2000` runs one of them with
 * a size.
 */
const [only, ...size] = process.argv.slice(2);
const figures = ["logins", "enumeration"].filter((name) => !only || name === only);
if (figures.length === 0) throw new Error(`There is no figure ${only}: say logins or enumeration.`);
for (const figure of figures) {
  const file = fileURLToPath(new URL(`./${figure}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, [file, ...size], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
