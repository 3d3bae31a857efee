import { setTimeout as sleep } from "node:timers/promises";
import { dataOf, SUPERUSER } from "./cluster.ts";
import { makeDatabase } from "./databases.ts";
import { findOrLaunch, urlOn } from "./find-or-launch.ts";
import { forgetStop, isMeantToStop, noteStop, ownFolder } from "./folder.ts";
import { findPostmaster, shutDown } from "./postmaster.ts";
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
 * one, on the port of last time if that is free. It is started again if it dies, and lives on when this process dies.
 * Throws a PostgresFailure that says what to do.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { durable, shared = false, log = () => {} } = options;
  const dir = await ownFolder(options.dir);
  const secret = await folderSecret(dir, (await dataOf(dir)) !== null);
  const serving = { dir, secret, durable, log };
  let recovery = Promise.resolve();
  let stopping: Promise<void> | undefined;
  const asked = Promise.withResolvers<void>();
  const lost = (): void => {
    recovery = recover();
  };
  let { port, claim } = await findOrLaunch(serving, lost);
  const firstPort = port;
  const adminUrl = urlOn(secret, port, SUPERUSER, SUPERUSER);

  async function recover(): Promise<void> {
    while (!stopping && !isMeantToStop(dir)) {
      try {
        ({ port, claim } = await findOrLaunch(serving, lost));
        if (port !== firstPort)
          log(`postgres: port ${firstPort} was taken meanwhile; restart to use ${port}`);
        return;
      } catch (error) {
        log(`postgres: not running; trying again. ${error instanceof Error ? error.message : error}`);
        await Promise.race([asked.promise, sleep(1_000, undefined, { ref: false })]);
      }
    }
  }

  async function leave(): Promise<void> {
    await recovery;
    try {
      // Unannounced, so that another process which is just coming back to the server starts it again.
      if (!shared && (await claim.last().catch(() => false))) await endServer(dir);
    } finally {
      await claim.close();
    }
  }

  return {
    port,
    adminUrl,
    url: (database, role = database) => urlOn(secret, firstPort, database, role),
    async ensureDatabase(name) {
      await makeDatabase(adminUrl, name, passwordOf(secret, name));
      return urlOn(secret, firstPort, name, name);
    },
    stop() {
      stopping ??= leave();
      asked.resolve();
      return stopping;
    },
  };
}

/** Ends the server that runs over `dir`, for all who use it; nothing happens if there is none. */
export async function stopPostgres(dir: string): Promise<void> {
  await noteStop(dir);
  try {
    await endServer(dir);
  } catch (error) {
    await forgetStop(dir);
    throw error;
  }
}

async function endServer(dir: string): Promise<void> {
  const data = await dataOf(dir);
  const server = data && (await findPostmaster(data));
  if (server) await shutDown(data, server);
}
