import { Kysely, PostgresDialect, type PostgresPool, type Transaction } from "kysely";
import pg from "pg";
import { inTransactionSpan } from "../telemetry/transaction-spans.ts";
import type { Clock, Ids } from "../time/clock.ts";
import { idleInTransaction, watchedClients } from "./client.ts";
import { type Trips, withFewerTrips } from "./fewer-trips.ts";
import type { FrameworkTables } from "./tables.ts";
import { transact } from "./transact.ts";

/** A service's database for reading. Writing needs a `Tx`. */
export interface Db<Tables = unknown> {
  readonly read: Kysely<Tables & FrameworkTables>;
  readonly pool: pg.Pool;
  /** The pool's connections as transactions use them. */
  readonly trips: Trips;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Called after each commit that recorded events. It is a hint: a call may be lost. */
  readonly committed: Set<() => void>;
  close(): Promise<void>;
}

const opened = Symbol("opened by transaction()");

interface Opened {
  readonly db: Db;
  /** Whether `committed` is called after its commit. */
  told: boolean;
}

/** An open transaction. Only `transaction()` makes one, so nothing is written outside. */
export type Tx<Tables = unknown> = Transaction<Tables & FrameworkTables> & { readonly [opened]: Opened };

// PostgreSQL's bigint fits our counters and positions in a double.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export function connect<Tables>(options: {
  url: string;
  max: number;
  name: string;
  clock: Clock;
  ids: Ids;
}): Db<Tables> {
  const pool = new pg.Pool({
    Client: watchedClients(options.url),
    max: options.max,
    application_name: options.name,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    idle_in_transaction_session_timeout: idleInTransaction,
    pipeline: true,
  });
  // An idle connection that breaks is replaced on next use; without a listener it would end the process.
  pool.on("error", () => {});
  // When one breaks while it is in use, its query fails.
  pool.on("connect", (client) => client.on("error", () => {}));
  const trips = withFewerTrips(pool);
  return {
    // Of a pool Kysely also knows cursors, which we do not use.
    read: new Kysely<Tables & FrameworkTables>({
      dialect: new PostgresDialect({ pool: trips as unknown as PostgresPool }),
    }),
    pool,
    trips,
    clock: options.clock,
    ids: options.ids,
    committed: new Set(),
    close: () => pool.end(),
  };
}

/** The database that a transaction belongs to. */
export const dbOf = (tx: Tx): Db => tx[opened].db;

/** Has `committed` called when this transaction is committed. */
export function tellCommit(tx: Tx): void {
  tx[opened].told = true;
}

/**
 * Runs `work` in one transaction: all of it is committed, or nothing.
 * @param seconds how long it may take at most @throws TimeUp when that is over
 * @param committing called when all statements are sent and only the commit is awaited
 */
export async function transaction<Tables, R>(
  db: Db<Tables>,
  work: (tx: Tx<Tables>) => Promise<R>,
  seconds?: number,
  committing?: () => void,
): Promise<R> {
  const here: Opened = { db: db as Db, told: false };
  const owned = (trx: Transaction<Tables & FrameworkTables>) => work(Object.assign(trx, { [opened]: here }));
  const result = await inTransactionSpan(() => transact(db.trips, owned, { seconds, committing }));
  if (here.told) for (const wake of db.committed) wake();
  return result;
}
