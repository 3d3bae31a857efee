import { chmod, mkdir, realpath, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRoot } from "./account.ts";
import { dataOf, openCluster, SUPERUSER } from "./cluster.ts";
import { makeDatabase } from "./databases.ts";
import { PostgresFailure } from "./failure.ts";
import { type Guard, guard } from "./guard.ts";
import { findPostmaster, launch, type Postmaster, shutDown, untilReady } from "./postmaster.ts";
import { folderSecret, passwordOf } from "./secret.ts";

export interface PostgresOptions {
  /** Everything is kept below this folder: `data/`, `server.log`, `secret`. */
  dir: string;
  /** False only for data that may be lost: the server then does not wait for the disk. */
  durable: boolean;
  /** True leaves the server running at `stop()`, for test processes that share one; `stopPostgres` ends it. */
  shared?: boolean;
  log?: (line: string) => void;
}

export interface PostgresServer {
  readonly port: number;
  /** The superuser's connection URL. */
  readonly adminUrl: string;
  /** The connection URL of a database, for the role of the same name unless another is given. */
  url(database: string, role?: string): string;
  /** Makes the database and its owner if they are missing; gives back the owner's connection URL. */
  ensureDatabase(name: string): Promise<string>;
  /** Ends the server unless another process uses it still; may be called twice. */
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL over `dir`: the one that is running there already (a crashed process leaves it running), or a new
 * one. It lives on when this process dies, and is found again by the next. Throws a PostgresFailure that says what to do.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const log = options.log ?? (() => {});
  const dir = await ownFolder(options.dir);
  const secret = await folderSecret(dir, (await dataOf(dir)) !== null);
  const urlOn = (port: number, database: string, role: string): string =>
    `postgresql://${role}:${passwordOf(secret, role)}@127.0.0.1:${port}/${database}`;

  const { server, claim } = await findOrLaunch();
  const { port } = server;
  const adminUrl = urlOn(port, SUPERUSER, SUPERUSER);
  let stopping: Promise<void> | undefined;
  return {
    port,
    adminUrl,
    url: (database, role = database) => urlOn(port, database, role),
    async ensureDatabase(name) {
      await makeDatabase(adminUrl, name, passwordOf(secret, name));
      return urlOn(port, name, name);
    },
    stop: () => (stopping ??= leave()),
  };

  async function findOrLaunch(): Promise<{ server: Postmaster; claim: Guard }> {
    let trouble: unknown;
    for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
      const { server, adopted } = await running();
      if (!server) continue;
      try {
        const claim = await guard(urlOn(server.port, SUPERUSER, SUPERUSER));
        log(`postgres: ${adopted ? "found" : "started"} on port ${server.port}, data in ${dir}`);
        return { server, claim };
      } catch (error) {
        // It may have been shut down by the process that started it, just now: look again.
        trouble = error;
        if (isWrongPassword(error)) break;
      }
    }
    throw new PostgresFailure(
      `The PostgreSQL server over ${dir} lets nobody in.`,
      `See ${join(dir, "server.log")}; if ${join(dir, "secret")} was replaced, put the old one back.`,
      String(trouble ?? ""),
      trouble,
    );
  }

  async function running(): Promise<{ server: Postmaster | null; adopted: boolean }> {
    const data = await dataOf(dir);
    const found = data && (await findPostmaster(data));
    if (found) {
      const server = found.ready ? found : await untilReady(data, (now) => now?.pid !== found.pid);
      return { server, adopted: true };
    }
    const cluster = await openCluster(dir, secret, options.durable, log);
    const logFile = join(dir, "server.log");
    await turnOver(logFile);
    return { server: await launch(cluster, logFile, options.durable), adopted: false };
  }

  async function leave(): Promise<void> {
    try {
      if (!options.shared && (await claim.last().catch(() => false))) await stopPostgres(dir);
    } finally {
      await claim.close();
    }
  }
}

/** Ends the server that runs over `dir`, whoever started or uses it; nothing happens if there is none. */
export async function stopPostgres(dir: string): Promise<void> {
  const data = await dataOf(dir);
  const server = data && (await findPostmaster(data));
  if (server) await shutDown(data, server);
}

const isWrongPassword = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "28P01";

/** Makes the folder; one made by root may be passed through, for the server is not root. */
async function ownFolder(dir: string): Promise<string> {
  const made = await mkdir(dir, { recursive: true, mode: 0o700 });
  if (made && isRoot()) await chmod(dir, 0o711);
  return await realpath(dir);
}

/** Keeps the log below 10 MB, and one before it. */
async function turnOver(logFile: string): Promise<void> {
  const { size } = await stat(logFile).catch(() => ({ size: 0 }));
  if (size > 10_000_000) await rename(logFile, `${logFile}.1`);
}
