import pg from "pg";

/**
 * Copies a database as it is now, by PostgreSQL itself, as a dump would. `restore` replaces the database by the copy.
 * Both disconnect the database's users, which connect again.
 */
export async function snapshot(adminUrl: string, url: string): Promise<{ restore(): Promise<void> }> {
  const name = new URL(url).pathname.slice(1);
  const copy = `${name}_dump`;
  await exclusively(adminUrl, name, (client) => client.query(`create database ${copy} template ${name}`));
  return {
    restore: () =>
      exclusively(adminUrl, name, async (client) => {
        await client.query(`drop database ${name} with (force)`);
        await client.query(`alter database ${copy} rename to ${name}`);
      }),
  };
}

/** Does the work while the database has no connections and accepts none. */
async function exclusively(
  adminUrl: string,
  name: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`alter database ${name} allow_connections false`);
    await client.query(
      "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()",
      [name],
    );
    await work(client);
  } finally {
    await client.query(`alter database ${name} allow_connections true`).catch(() => {});
    await client.end();
  }
}
