import { setTimeout as sleep } from "node:timers/promises";
import { dataOf, SUPERUSER } from "./cluster.ts";
import { makeDatabase } from "./databases.ts";
import { findOrLaunch, urlOn } from "./find-or-launch.ts";
import { forgetStop, isMeantToStop, noteStop, ownFolder } from "./folder.ts";
import { findPostmaster, shutDown } from "./postmaster.ts";
import { folderSecret, passwordOf } from "./secret.ts";

export interface PostgresOptions {
  /** The folder of all files: `data/`, `server.log`, `secret`. */
  dir: string;
  /** False only for data that may be lost: the server then does not wait for the disk. */
  durable: boolean;
  /** True keeps the server running after `stop()`, for test processes that share one. `stopPostgres` ends it. */
  shared?: boolean;
  log?: (line: string) => void;
}

export interface PostgresServer {
  readonly port: number;
  /** The superuser's connection URL. */
  readonly adminUrl: string;
  /** The connection URL of a database; the default role has the same name. */
  url(database: string, role?: string): string;
  /** Makes the database and its owner if they are missing. Returns the owner's connection URL. */
  ensureDatabase(name: string): Promise<string>;
  /** Ends the server unless another process still uses it. May be called twice. */
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL for `dir`: the running one, which a crashed process may have left, or a new one, on the previous
 * port if that is free. It is restarted if it dies, and survives the death of this process. Throws a PostgresFailure
 * that says what to do.
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
          log(`postgres: another process took port ${firstPort}; restart to use ${port}`);
        return;
      } catch (error) {
        log(`postgres: not running; retrying. ${error instanceof Error ? error.message : error}`);
        await Promise.race([asked.promise, sleep(1_000, undefined, { ref: false })]);
      }
    }
  }

  async function leave(): Promise<void> {
    await recovery;
    try {
      // It is ended without `noteStop`, so that another process that is just reconnecting starts it again.
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

/** Ends the server of `dir` for all processes that use it. Does nothing if none is running. */
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
