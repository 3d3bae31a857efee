import {
  type CompiledQuery,
  DefaultQueryExecutor,
  PostgresDialect,
  type PostgresPool,
  type QueryResult,
  Transaction,
} from "kysely";
import type { Borrowed, Trips } from "./fewer-trips.ts";
import { beginOf, inTime, TimeUp } from "./limited.ts";

// A Kysely transaction uses its dialect only to compile queries; it never asks for a connection.
const dialect = new PostgresDialect({ pool: {} as PostgresPool });
const kysely = { dialect, config: { dialect }, driver: dialect.createDriver() };
const [compiler, adapter] = [dialect.createQueryCompiler(), dialect.createAdapter()];
const provider = {
  provideConnection: () => Promise.reject(new Error("A transaction has no other connection.")),
};
const changing = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

/** Sends statements over a transaction's one connection, until it has ended. */
class Line extends DefaultQueryExecutor {
  /** Statements that are not answered yet. */
  asked = 0;
  ended = false;
  readonly #client: Borrowed;

  constructor(client: Borrowed) {
    super(compiler, adapter, provider);
    this.#client = client;
  }

  override async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.ended) throw new Error("The transaction has ended: nothing more can be asked in it.");
    this.asked++;
    try {
      const { command, rowCount, rows } = await this.#client.query(sql, parameters);
      return {
        rows: rows as R[],
        ...(changing.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
      };
    } finally {
      this.asked--;
    }
  }
}

/** How many statements of a transaction have been sent and are not answered yet. */
export const unanswered = (tx: { getExecutor(): unknown }): number => (tx.getExecutor() as Line).asked;

/** How a transaction is to run. */
export interface Running {
  /** Its time limit, in seconds. */
  readonly seconds?: number | undefined;
  /** Called when all statements are sent and only the commit is awaited: another transaction may begin. */
  readonly committing?: (() => void) | undefined;
}

/**
 * Runs work in one transaction: all of it is committed, or nothing. Kysely's own implementation makes executors,
 * providers and a driver for each transaction, which costs as much CPU as a short statement.
 * @throws TimeUp when its time is up; later statements of `work` fail
 */
export async function transact<Tables, R>(
  trips: Trips,
  work: (tx: Transaction<Tables>) => Promise<R>,
  { seconds, committing = () => {} }: Running,
): Promise<R> {
  const begin = await beginOf(trips, seconds);
  const client = await trips.connect();
  const line = new Line(client);
  client.begin(begin);
  const tx = new Transaction<Tables>({ ...kysely, executor: line });
  const done = carryOut(client, line, committing, () => work(tx));
  if (seconds === undefined) return done;
  try {
    return await inTime(seconds, () => line.asked > 0, done);
  } catch (error) {
    if (error instanceof TimeUp) {
      client.hangUp(line.ended);
      line.ended = true;
    }
    throw error;
  }
}

async function carryOut<R>(
  client: Borrowed,
  line: Line,
  committing: () => void,
  work: () => Promise<R>,
): Promise<R> {
  let result: R;
  try {
    result = await work();
  } catch (error) {
    if (!line.ended) await rollBack(client, line);
    throw error;
  }
  // Its time was up meanwhile, so nobody waits for it.
  if (line.ended) return result;
  line.ended = true;
  line.asked++;
  const committed = client.commit();
  committing();
  await committed;
  return result;
}

/** When the rollback fails, its error is thrown instead: the database is at fault, not the work. */
async function rollBack(client: Borrowed, line: Line): Promise<void> {
  line.ended = true;
  line.asked++;
  try {
    await client.query("rollback", []);
  } finally {
    client.release();
  }
}
