import type { Socket } from "node:net";
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import pg from "pg";

/** Statements that a connection keeps prepared at most, and the longest of them: many rows at once come in many lengths. */
const most = 200;
const longest = 1000;
const nothing: PostgresQueryResult<never> = { command: "SELECT", rowCount: 0, rows: [] };

type Submitted = pg.Query & {
  name: string | undefined;
  callback: (error: Error | null, result: pg.QueryResult) => void;
};

/** A connection of a pool; one that is released as broken is hung up on at once, whatever is asked over it. */
interface Borrowed extends PostgresPoolClient {
  release(broken?: boolean): void;
}

interface Trips extends PostgresPool {
  connect(): Promise<Borrowed>;
}

const made = new WeakMap<pg.Pool, Trips>();

/** The trace of where an answer came in says nothing: this one leads to who asked. */
function traced(error: Error): never {
  Error.captureStackTrace(error);
  throw error;
}

/**
 * Saves round trips and planning on the connections of a pool in pipeline mode: `begin` goes in one packet with the
 * transaction's first statement, and a repeated statement is planned once for each connection where that is safe. One
 * that returns rows would fail on a connection which outlives a migration of their table, so only writes that return
 * nothing are kept, and calls of `admit_event`, whose result is of one type for good.
 */
export function withFewerTrips(pool: pg.Pool): Trips {
  const trips = made.get(pool) ?? make(pool);
  made.set(pool, trips);
  return trips;
}

function make(pool: pg.Pool): Trips {
  const names = new Map<string, string>();

  function nameOf(text: string): string | undefined {
    const known = names.get(text);
    if (known || names.size >= most || text.length > longest) return known;
    if (!/^\s*(insert|update|delete|select admit_event\()/.test(text) || /\breturning\b/.test(text)) return;
    const name = `kept-${names.size}`;
    names.set(text, name);
    return name;
  }

  function use(client: pg.PoolClient) {
    /** What is to go before the next statement. */
    let begin: string | undefined;
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;

    /** As the client's own `query`, which would copy its configuration property by property. */
    function send(text: string, values?: readonly unknown[]): Promise<pg.QueryResult> {
      const { promise, resolve, reject } = Promise.withResolvers<pg.QueryResult>();
      const query = new pg.Query(text, values as unknown[]) as Submitted;
      query.name = nameOf(text);
      query.callback = (error, result) => (error ? reject(error) : resolve(result));
      client.query(query);
      return promise.catch(traced);
    }

    return {
      async query(text: string, values: readonly unknown[]) {
        if (text.startsWith("begin")) {
          begin = text;
          return nothing;
        }
        if (begin === undefined) return send(text, values);
        const first = begin;
        begin = undefined;
        if (text === "commit" || text === "rollback") return nothing;
        stream.cork();
        const begun = send(first);
        const result = send(text, values);
        stream.uncork();
        // Answers come in turn, so if there is no transaction, that is known before the statement's result is used.
        result.catch(() => {});
        await begun;
        return result;
      },
      release(broken = false) {
        client.release(broken);
        // In pipeline mode the client would wait for the answers first.
        if (broken) stream.destroy();
      },
    };
  }

  // Kysely knows connections by their identity.
  const used = new WeakMap<pg.PoolClient, ReturnType<typeof use>>();
  return {
    async connect() {
      const client = await pool.connect();
      const known = used.get(client) ?? use(client);
      used.set(client, known);
      return known as unknown as Borrowed;
    },
    end: () => pool.end(),
  };
}
