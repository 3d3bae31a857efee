import { developmentDir } from "@storytelling/service";
import { localAccounts } from "../accounts.ts";
import { Api } from "../api.ts";
import { exitCodeOf, Wish } from "../exit.ts";
import { findPlatform } from "../find-platform.ts";
import { eraseAgain } from "./erase-again.ts";

try {
  const dataDir = developmentDir();
  const url = await findPlatform(dataDir);
  if (!url) throw new Wish(69, `No platform is ready on ${dataDir}. Start it: npm start`);
  await eraseAgain(new Api(url, (await localAccounts(dataDir)).admin), (line) =>
    process.stdout.write(`${line}\n`),
  );
  process.stdout.write(
    "A restored service erases them now. `GET /identity/v1/erasures` shows which services have not answered.\n",
  );
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = exitCodeOf(error);
}
