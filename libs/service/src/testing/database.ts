import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { type PostgresServer, startPostgres } from "@storytelling/postgres";
import pg from "pg";
import { pino } from "pino";
import { connect } from "../db/db.ts";
import { migrate } from "../db/migrate.ts";
import { startJobs } from "../jobs/jobs.ts";
import { systemClock, uuidIds } from "../time/clock.ts";

const checkout = createHash("sha256")
  .update(import.meta.dirname)
  .digest("hex")
  .slice(0, 8);

/**
 * Where the tests' PostgreSQL lives: one server for all test processes of a user in this checkout. Two checkouts do not
 * share one, since the first process that ends stops it.
 */
export const testPostgresDir = join(tmpdir(), `storytelling-test-${userInfo().uid}-${checkout}`);

let server: Promise<PostgresServer> | undefined;

/** The shared server, which the first test that needs it starts. */
export function testPostgres(): Promise<PostgresServer> {
  server ??= startPostgres({ dir: testPostgresDir, durable: false, shared: true });
  return server;
}

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A fresh database with a service's tables, copied from a template that is made once for each state of the migrations. */
export async function testDatabase(migrations: URL): Promise<TestDatabase> {
  const { adminUrl } = await testPostgres();
  const template = `template_${await fingerprint(migrations)}`;
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asAdmin(adminUrl, async (client) => {
    await client.query("select pg_advisory_lock(1)");
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [template]);
    if (rowCount === 0) await makeTemplate(client, adminUrl, template, migrations);
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: urlOf(adminUrl, name),
    drop: () =>
      asAdmin(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`)).then(
        () => {},
      ),
  };
}

async function makeTemplate(
  client: pg.Client,
  adminUrl: string,
  template: string,
  migrations: URL,
): Promise<void> {
  const building = `${template}_building`;
  await client.query(`drop database if exists ${building} with (force)`);
  await client.query(`create database ${building}`);
  const url = urlOf(adminUrl, building);
  await migrate(url, migrations);
  const db = connect({ url, max: 2, name: "template", clock: systemClock, ids: uuidIds });
  const jobs = await startJobs({ name: "template", db, url, log: pino({ level: "silent" }) });
  await jobs.stop();
  await db.close();
  await client.query(`alter database ${building} rename to ${template}`);
}

async function fingerprint(migrations: URL): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of [new URL("../../migrations/", import.meta.url), migrations]) {
    for (const name of (await readdir(folder)).sort())
      hash.update(name).update(await readFile(new URL(name, folder)));
  }
  return hash.digest("hex").slice(0, 16);
}

function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin<R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
