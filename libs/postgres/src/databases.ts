import pg from "pg";

const NAME = /^[a-z][a-z0-9_]{0,62}$/;
const RESERVED = /^(postgres|template[01]|public|pg_.*)$/;
/** An arbitrary number for the advisory lock under which databases and roles are made. */
const MAKING = "7402389120113";

/** Makes the database `name` and its owner, a login role of the same name. No other role may connect to it. */
export async function makeDatabase(adminUrl: string, name: string, password: string): Promise<void> {
  if (!NAME.test(name) || RESERVED.test(name))
    throw new Error(`"${name}" cannot name a database: use lower-case letters, digits and _, at most 63.`);
  const client = new pg.Client({ connectionString: adminUrl });
  // Without a listener, a connection that breaks between two queries would end the process. The next query fails
  // anyway.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${MAKING})`);
    const has = async (sql: string): Promise<boolean> => (await client.query(sql, [name])).rowCount === 1;
    const role = (await has("select from pg_roles where rolname = $1")) ? "alter" : "create";
    await client.query(`${role} role ${name} login password '${password}'`);
    if (!(await has("select from pg_database where datname = $1"))) {
      await client.query(`create database ${name} owner ${name}`);
    }
    await client.query(`revoke all on database ${name}, postgres, template1 from public`);
  } finally {
    await client.end();
  }
}
