import { localAccounts } from "../accounts.ts";
import { Api } from "../api.ts";
import { exitCodeOf, Wish } from "../exit.ts";
import { findPlatform } from "../find-platform.ts";
import { readOptions, usage } from "./options.ts";
import { perform } from "./parked.ts";
import { plain } from "./plain.ts";

try {
  const wanted = readOptions(process.argv.slice(2));
  if (wanted === "help") process.stdout.write(usage);
  else await perform(await asAdmin(), wanted, (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  process.stderr.write(`${plain((error as Error).message)}\n`);
  process.exitCode = exitCodeOf(error);
}

/** Signs in as the admin of the platform that runs here. */
async function asAdmin(): Promise<Api> {
  // Loaded only here: the framework takes most of a second to load, and --help does not need it.
  const { developmentDir } = await import("@storytelling/service");
  const dataDir = developmentDir();
  const url = await findPlatform(dataDir);
  if (!url) throw new Wish(69, `No platform is ready on ${dataDir}. Start it: npm start`);
  return new Api(url, (await localAccounts(dataDir)).admin);
}
