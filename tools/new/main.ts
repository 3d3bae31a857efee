import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { addService, NotMade, removeService } from "./service.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const usage = `npm run new -- service NAME    makes services/NAME, which passes every check
npm run new -- remove NAME     removes it again, unless it is committed`;

const nextSteps = (name: string): string => `
services/${name} is made. It runs (npm start), and it passes: npm run check && npm test -- services/${name}

What to do next:
1. Say what it does: the first lines of services/${name}/README.md, \`summary\` in src/service.ts, its row in README.md.
2. Replace the example (entries) by your first use case, in domain/, store/, use-cases/, routes.ts and migrations/0001_init.sql.
   A migration may be edited until it is released, never after.
3. Give its routes their own permissions: name them in libs/values/src/permissions.ts, insert them by a migration of identity, and
   put them in routes.ts instead of "signed-in". services/${name}/test/access-rows.ts says who may use each route.
4. Declare its events in libs/events/src/${name}.ts. What it keeps about people is exported and erased in src/steps/personal-data.ts.
5. Draw it into the picture of docs/architecture.md. Run npm run gen after each change of a route, consumer or event.`;

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { cwd: root, stdio: "inherit" }).status === 0;

const isTracked = (folder: string): boolean =>
  spawnSync("git", ["ls-files", "--", folder], { cwd: root, encoding: "utf8" }).stdout !== "";

/** Updates the lock file, the links in node_modules and the generated files after a change of the places. */
function follow(): void {
  const good =
    run("npm", "install", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund") &&
    run(process.execPath, "tools/gen.ts");
  if (!good)
    throw new NotMade("The files are written. Fix the fault above, then run: npm install && npm run gen");
}

try {
  const [what, name, ...more] = process.argv.slice(2);
  if (!name || more.length > 0 || !(what === "service" || what === "remove")) throw new NotMade(usage);
  if (what === "service") {
    for (const path of await addService(root, name)) console.log(path);
    follow();
    console.log(nextSteps(name));
  } else {
    await removeService(root, name, isTracked);
    follow();
    console.log(`services/${name} is removed, and its name from every place. See: git status`);
  }
} catch (error) {
  if (!(error instanceof NotMade)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
