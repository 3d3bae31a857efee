import { spawn } from "node:child_process";
import { open, readFile, realpath, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { PostgresFailure, remedy } from "./failure.ts";
import { freePort, isFree } from "./free-port.ts";

/** A server process as its `postmaster.pid` tells of it. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** Milliseconds that a server may take to write its number into the pid file it has made. */
const writesWithin = 5000;

/** The living server of this data folder, or null; a pid file whose process is gone is removed. */
export async function findPostmaster(folder: string): Promise<Postmaster | null> {
  const data = await realpath(folder).catch(() => folder);
  const file = join(data, "postmaster.pid");
  const before = await stat(file).catch(() => null);
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  // A crash of the machine can leave an empty one, over which PostgreSQL would refuse to start for ever.
  if (before?.size === 0 && Date.now() - before.mtimeMs > writesWithin) await rm(file, { force: true });
  if (!before || !Number.isInteger(pid) || pid <= 1) return null;
  if (await serves(pid, data))
    return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === "ready" };
  // After a crash the number may belong to a stranger or to a zombie, for which PostgreSQL would refuse to start.
  const now = await stat(file).catch(() => null);
  if (now?.ino === before.ino && now.mtimeMs === before.mtimeMs) await rm(file, { force: true });
  return null;
}

/** Whether the process lives and is the server of `data`; where there is no /proc, whether it lives. */
async function serves(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    // A zombie's command line is empty.
    return (await readFile(`/proc/${pid}/cmdline`, "utf8")).split("\0").includes(data);
  } catch (error) {
    return !(
      error instanceof Error &&
      "code" in error &&
      (error.code === "ENOENT" || error.code === "ESRCH")
    );
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

/** Settings that suit one machine shared with the platform; only throw-away data may give up crash safety. */
const settings = (durable: boolean): string[] => [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "shared_buffers=64MB",
  "maintenance_work_mem=32MB",
  "jit=off",
  "timezone=UTC",
  "log_timezone=UTC",
  "log_checkpoints=off",
  // Statements and keys may hold what users wrote; the log is no place for that.
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
  ...(durable
    ? []
    : [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "wal_level=minimal",
        "max_wal_senders=0",
      ]),
];

/**
 * Starts a server on the last or a free port of 127.0.0.1, in a process group and with a log of its own, so that it outlives
 * this process and its terminal. Gives back null if it ended for a reason that another try may find gone.
 */
export async function launch(
  cluster: Cluster,
  logFile: string,
  durable: boolean,
): Promise<Postmaster | null> {
  const { data, account, binaries } = cluster;
  const port = await portFor(await lastPort(data));
  const options = settings(durable).flatMap((setting) => ["-c", setting]);
  const [program = "", ...args] = [
    ...account.prefix,
    binaries.postgres,
    "-D",
    data,
    "-p",
    `${port}`,
    ...options,
  ];
  const log = await open(logFile, "a", 0o600);
  await account.own(logFile);
  const from = (await log.stat()).size;
  const child = spawn(program, args, {
    ...account.options,
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  let ended: Error | string | null = null;
  child.once("error", (error) => (ended = error));
  child.once("exit", (code, signal) => (ended = signal ?? `exit code ${code}`));
  child.unref();
  await log.close();
  const found = await untilReady(data, () => ended !== null);
  if (found) return found;
  const said = (await readFile(logFile, "utf8")).slice(from);
  if (
    /Address already in use|lock file .* (already exists|is empty)|pre-existing shared memory block/.test(
      said,
    )
  )
    return null;
  throw new PostgresFailure(
    `PostgreSQL did not start on ${data} (${ended ?? "it is still starting"}).`,
    remedy(said),
    said,
  );
}

/** Waits until the server of `data` takes connections (recovery may take a while), or `over` says it never will. */
export async function untilReady(
  data: string,
  over: (now: Postmaster | null) => boolean,
  patience = 120_000,
): Promise<Postmaster | null> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(15)) {
    const found = await findPostmaster(data);
    if (found?.ready) return found;
    if (over(found)) return null;
  }
  return null;
}

/** Ends a server: open transactions are rolled back, the data is written, and only then does it resolve. */
export async function shutDown(data: string, { pid }: Postmaster): Promise<void> {
  process.kill(pid, "SIGINT");
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(15)) {
    const now = await findPostmaster(data);
    if (now?.pid !== pid) return;
  }
  throw new PostgresFailure(
    `PostgreSQL (process ${pid}) has not ended after 60 s.`,
    `See ${data} and its log.`,
  );
}

/** The port of the last start, which connection URLs may still name; 0 before the first. */
async function lastPort(data: string): Promise<number> {
  const command = await readFile(join(data, "postmaster.opts"), "utf8").catch(() => "");
  return Number(/"-p" "(\d+)"/.exec(command)?.[1] ?? 0);
}

/** `wanted` if nobody listens there, otherwise any free port. */
async function portFor(wanted: number): Promise<number> {
  // Another process may be looking at the port just now, as we do, which passes.
  for (let tries = 0; wanted && tries < 10; tries++) {
    if (await isFree(wanted)) return wanted;
    await sleep(20 + Math.random() * 60);
  }
  return freePort().catch((cause) => {
    throw new PostgresFailure(cause.message, "Close some programs.");
  });
}
