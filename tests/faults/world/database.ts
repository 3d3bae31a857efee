import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PostgresServer, startPostgres, stopPostgres } from "@storytelling/postgres";
import { testDatabase, until } from "@storytelling/service/testing";
import pg from "pg";
import { proxy } from "../../../libs/bus/test/proxy.ts";
import { migrate } from "../../../libs/service/src/db/migrate.ts";
import { ledger, tally } from "./services.ts";

/** The two databases of a world. */
export interface Databases {
  readonly ledgerUrl: string;
  readonly tallyUrl: string;
  /** The same, through a proxy. */
  readonly through: { ledgerUrl: string; tallyUrl: string };
  readonly line: Awaited<ReturnType<typeof proxy>>;
  /** Kills the server by SIGKILL; resolves when it accepts connections again. Only for a server of the world's own. */
  kill(): Promise<void>;
  drop(): Promise<void>;
}

/**
 * Databases on the tests' shared server, or on a server of the world's own, which syncs to the disk and may be killed.
 */
export async function openDatabases(own: boolean): Promise<Databases> {
  const opened = own ? await ownServer() : await sharedServer();
  const line = await proxy(opened.ledgerUrl);
  const behind = (url: string) => {
    const through = new URL(url);
    through.port = `${line.port}`;
    return through.href;
  };
  return {
    ...opened,
    line,
    through: { ledgerUrl: behind(opened.ledgerUrl), tallyUrl: behind(opened.tallyUrl) },
    async drop() {
      line.close();
      await opened.drop();
    },
  };
}

async function sharedServer() {
  const [sender, receiver] = await Promise.all([
    testDatabase(ledger.migrations),
    testDatabase(tally.migrations),
  ]);
  return {
    ledgerUrl: sender.url,
    tallyUrl: receiver.url,
    kill: () => Promise.reject(new Error("The tests' shared server must not be killed.")),
    drop: async () => {
      await Promise.all([sender.drop(), receiver.drop()]);
    },
  };
}

async function ownServer() {
  const dir = join(tmpdir(), `storytelling-faults-postgres-${randomUUID().slice(0, 8)}`);
  const server = await startPostgres({ dir, durable: true });
  const [ledgerUrl, tallyUrl] = [await server.ensureDatabase("ledger"), await server.ensureDatabase("tally")];
  await migrate(ledgerUrl, ledger.migrations);
  await migrate(tallyUrl, tally.migrations);
  return {
    ledgerUrl,
    tallyUrl,
    async kill() {
      process.kill(await postmasterOf(dir), "SIGKILL");
      await until(() => answers(server), 60);
    },
    async drop() {
      await server.stop();
      await stopPostgres(dir);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const postmasterOf = async (dir: string): Promise<number> =>
  Number((await readFile(join(dir, "data", "postmaster.pid"), "utf8")).split("\n")[0]);

async function answers(server: PostgresServer): Promise<boolean> {
  const client = new pg.Client({ connectionString: server.adminUrl, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  await client.connect();
  await client.query("select 1");
  await client.end();
  return true;
}
