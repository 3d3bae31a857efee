import { parseArgs } from "node:util";
import { localAccounts } from "../accounts.ts";
import { Api } from "../api.ts";
import { exitCodeOf, Wish } from "../exit.ts";
import { findPlatform } from "../find-platform.ts";
import { rotate } from "./rotate.ts";
import { describe, statusOf } from "./status.ts";

const usage = `Shows and rotates the master key of this machine's platform. It wraps the keys that seal everything else.

  npm run keys -- status    which key wraps what, in each service
  npm run keys -- rotate    make a new one, wrap everything with it, and destroy the old one

The platform must run (npm start). It keeps serving during a rotation. If a rotation was interrupted, run the command
again to continue it. Older backups still need the old key: keep it with them, away from this machine, or delete them.
If MASTER_KEY is set in the environment, see docs/operations.md.

Exit codes: 0 done; 64 wrong use; 65 refused; 69 the platform cannot be reached; 70 something broke.
`;
const say = (line: string) => void process.stdout.write(`${line}\n`);

try {
  const verb = readVerb();
  if (verb === "help") process.stdout.write(usage);
  else await perform(verb);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = exitCodeOf(error);
}

async function perform(verb: "status" | "rotate"): Promise<void> {
  // Loaded only here: the framework takes most of a second to load, and --help does not need it.
  const { developmentDir } = await import("@storytelling/service");
  const dataDir = developmentDir();
  const url = await findPlatform(dataDir);
  if (!url) throw new Wish(69, `No platform is ready on ${dataDir}. Start it: npm start`);
  const admin = new Api(url, (await localAccounts(dataDir)).admin);
  // Once, before all services are asked at the same time.
  await admin.signIn();
  if (verb === "status") for (const line of describe(await statusOf(admin))) say(line);
  else await rotate(admin, dataDir, say);
}

function readVerb(): "status" | "rotate" | "help" {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h" } },
    });
    if (values.help) return "help";
    const verb = positionals.join(" ");
    if (verb === "status" || verb === "rotate") return verb;
    throw new Error("The command is status or rotate.");
  } catch (error) {
    throw new Wish(64, `${(error as Error).message}\n\n${usage}`);
  }
}
