import { parseArgs } from "node:util";
import { localAccounts } from "../accounts.ts";
import { Api } from "../api.ts";
import { exitCodeOf, Wish } from "../exit.ts";
import { findPlatform } from "../find-platform.ts";
import { rotate } from "./rotate.ts";
import { describe, statusOf } from "./status.ts";

const usage = `The master key of this machine's platform: it wraps the keys that everything else is sealed with.

  npm run keys -- status    which key wraps what, in each service
  npm run keys -- rotate    make a new one, wrap everything by it, and destroy the old one

The platform must run (npm start), and goes on serving meanwhile. A rotation that was broken off goes on when it is
asked for again. Backups of before need the old key still: keep it with them, apart from this machine, or let them go.
Where MASTER_KEY is in the environment, see docs/operations.md.

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
  // The services' framework takes most of a second to load, which whoever asks for the usage need not wait for.
  const { developmentDir } = await import("@storytelling/service");
  const dataDir = developmentDir();
  const url = await findPlatform(dataDir);
  if (!url) throw new Wish(69, `No platform is ready on ${dataDir}. Start it: npm start`);
  const admin = new Api(url, (await localAccounts(dataDir)).admin);
  // Once, before the services are asked all at the same time.
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
    throw new Error("Say status or rotate.");
  } catch (error) {
    throw new Wish(64, `${(error as Error).message}\n\n${usage}`);
  }
}
