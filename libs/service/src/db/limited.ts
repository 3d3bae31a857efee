import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  type PostgresPool,
  PostgresQueryCompiler,
  type Transaction,
} from "kysely";
import type pg from "pg";
import { withFewerTrips } from "./fewer-trips.ts";

/** How much longer than the server we wait before we take the connection for dead. */
const graceMs = 2000;

/**
 * A transaction took longer than it may; its connection is gone, so that it cannot commit any more. `code` tells a
 * database that did not answer (08006, as PostgreSQL's own) from work that did not end (25P04).
 */
export class TimeUp extends Error {
  override name = "TimeUp";
  readonly code: "08006" | "25P04";
  constructor(seconds: number, databaseSilent: boolean) {
    super(
      databaseSilent ? `The database did not answer within ${seconds} s.` : `It did not end in ${seconds} s.`,
    );
    this.code = databaseSilent ? "08006" : "25P04";
  }
}

class LimitedDriver extends PostgresDriver {
  readonly #begin: CompiledQuery;

  constructor(pool: PostgresPool, begin: string) {
    super({ pool });
    this.#begin = CompiledQuery.raw(begin);
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(this.#begin);
  }
}

/**
 * Runs a transaction for so many seconds at most. The server holds to that too, so that the locks of a connection that
 * is only half open are freed: each statement, and each silence between two, ends after that time, and on PostgreSQL 17
 * or later the transaction as a whole.
 * @throws TimeUp when the time is up; whatever `work` still does then fails
 */
export async function limitedTransaction<Tables, R>(
  pool: pg.Pool,
  seconds: number,
  work: (tx: Transaction<Tables>) => Promise<R>,
): Promise<R> {
  const begin = await beginOf(pool, seconds * 1000);
  const client = await withFewerTrips(pool).connect();
  let asked = 0;
  const counted = {
    async query(text: string, values: readonly unknown[]) {
      asked++;
      try {
        return await client.query(text, values);
      } finally {
        asked--;
      }
    },
    release() {},
  };
  const one = { connect: async () => counted, end: async () => {} } as unknown as PostgresPool;
  const kysely = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new LimitedDriver(one, begin),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  const up = Promise.withResolvers<never>();
  const end = () => up.reject(new TimeUp(seconds, asked > 0));
  let timer = setTimeout(() => {
    // The server breaks a statement off itself, if it can still be heard.
    if (asked > 0) timer = setTimeout(end, graceMs);
    else end();
  }, seconds * 1000);
  const done = kysely.transaction().execute(work);
  done.catch(() => {});
  let late = false;
  try {
    return await Promise.race([done, up.promise]);
  } catch (error) {
    late = error instanceof TimeUp;
    throw error;
  } finally {
    clearTimeout(timer);
    client.release(late);
  }
}

const versions = new WeakMap<pg.Pool, Promise<number>>();

async function beginOf(pool: pg.Pool, ms: number): Promise<string> {
  const asked =
    versions.get(pool) ??
    pool
      .query<{ version: number }>("select current_setting('server_version_num')::int as version")
      .then(({ rows }) => rows[0]?.version ?? 0);
  versions.set(pool, asked);
  asked.catch(() => versions.delete(pool));
  const limits = [`statement_timeout = ${ms}`, `idle_in_transaction_session_timeout = ${ms + graceMs}`];
  if ((await asked) >= 170_000) limits.push(`transaction_timeout = ${ms + graceMs}`);
  return ["begin", ...limits.map((limit) => `set local ${limit}`)].join("; ");
}
