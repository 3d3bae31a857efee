import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import pg from "pg";

const framework = new URL("../../migrations/", import.meta.url);
// Any constant will do. It serialises migrations of one database.
const lock = 7_310_984;

/**
 * Brings a database up to date: the framework's migrations, then the service's, each file once, in its own transaction.
 * @throws Error when a file that already ran was edited: write a new one instead
 */
export async function migrate(url: string, migrations: URL): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  // A connection that dies between two queries would end the process; the next query fails by itself.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lock]);
    await client.query(
      "create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ name: string; sha256: string }>(
      "select name, sha256 from migrations",
    );
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    const ran: string[] = [];
    for (const [scope, folder] of [
      ["framework", framework],
      ["service", migrations],
    ] as const) {
      for (const { name, sql } of await read(folder)) {
        const key = `${scope}/${name}`;
        if (await apply(client, key, sql, applied.get(key))) ran.push(key);
      }
    }
    return ran;
  } finally {
    await client.end();
  }
}

async function read(folder: URL): Promise<{ name: string; sql: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => ({ name: basename(name), sql: await readFile(new URL(name, folder), "utf8") })),
  );
}

async function apply(
  client: pg.Client,
  key: string,
  sql: string,
  before: string | undefined,
): Promise<boolean> {
  const sha256 = createHash("sha256").update(sql).digest("hex");
  if (before === sha256) return false;
  if (before) throw new Error(`Migration ${key} was edited after it ran. Put it back and write a new file.`);
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query("insert into migrations (name, sha256) values ($1, $2)", [key, sha256]);
    await client.query("commit");
  } catch (cause) {
    // A connection that is gone has rolled back already. Its error must not hide why it is gone.
    await client.query("rollback").catch(() => {});
    throw new Error(`Migration ${key} failed: ${(cause as Error).message}`, { cause });
  }
  return true;
}
