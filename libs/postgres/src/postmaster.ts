import { spawn } from "node:child_process";
import { open, readFile, realpath, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { PostgresFailure, remedy } from "./failure.ts";
import { freePort, isFree } from "./free-port.ts";

/** A server process as described by its `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** Milliseconds that a server may take to write its pid into the new pid file. */
const writesWithin = 5000;

/** The running server of this data folder, or null. Removes a pid file whose process has ended. */
export async function findPostmaster(folder: string): Promise<Postmaster | null> {
  const data = await realpath(folder).catch(() => folder);
  const file = join(data, "postmaster.pid");
  const before = await stat(file).catch(() => null);
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  // A crash of the machine can leave an empty pid file, with which PostgreSQL would always refuse to start.
  if (before?.size === 0 && Date.now() - before.mtimeMs > writesWithin) await rm(file, { force: true });
  if (!before || !Number.isInteger(pid) || pid <= 1) return null;
  if (await serves(pid, data))
    return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === "ready" };
  // After a crash the pid may belong to another process or to a zombie, and PostgreSQL would refuse to start.
  const now = await stat(file).catch(() => null);
  if (now?.ino === before.ino && now.mtimeMs === before.mtimeMs) await rm(file, { force: true });
  return null;
}

/** Whether the process is running and is the server of `data`; without /proc, only whether it is running. */
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

/** Settings for a machine shared with the platform. Only data that may be lost may give up crash safety. */
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
  // Statements and keys may contain users' words, which must not be logged.
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
 * Starts a server on the previous or a free port of 127.0.0.1. It has a separate process group and log, so that it
 * outlives this process and its terminal. Returns null if it ended for a reason that a retry may solve.
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

/**
 * Waits until the server of `data` accepts connections, which may take a while in recovery, or until `over` is true.
 */
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

/** Stops a server. Open transactions are rolled back. Resolves after the data is written. */
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

/** The port of the previous start, which connection URLs may still name; 0 before the first start. */
async function lastPort(data: string): Promise<number> {
  const command = await readFile(join(data, "postmaster.opts"), "utf8").catch(() => "");
  return Number(/"-p" "(\d+)"/.exec(command)?.[1] ?? 0);
}

/** `wanted` if no process listens there, otherwise any free port. */
async function portFor(wanted: number): Promise<number> {
  // Another process may be testing the port at this moment, so we retry.
  for (let tries = 0; wanted && tries < 10; tries++) {
    if (await isFree(wanted)) return wanted;
    await sleep(20 + Math.random() * 60);
  }
  return freePort().catch((cause) => {
    throw new PostgresFailure(cause.message, "Close some programs.");
  });
}
