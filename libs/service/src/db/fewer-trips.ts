import type { Socket } from "node:net";
import type { PostgresPool, PostgresQueryResult } from "kysely";
import pg from "pg";

/** Statements that a connection keeps prepared at most, and the longest of them: many rows at once come in many lengths. */
const most = 200;
const longest = 1000;
const nothing: PostgresQueryResult<never> = { command: "SELECT", rowCount: 0, rows: [] };

type Submitted = pg.Query & {
  name: string | undefined;
  callback: (error: Error | null, result: pg.QueryResult) => void;
};

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
export function withFewerTrips(pool: pg.Pool): PostgresPool {
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
    let begun = true;

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
        if (text === "begin") {
          begun = false;
          return nothing;
        }
        if (begun) return send(text, values);
        begun = true;
        if (text === "commit" || text === "rollback") return nothing;
        const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
        stream.cork();
        const begin = send("begin");
        const result = send(text, values);
        stream.uncork();
        // Answers come in turn, so if there is no transaction, that is known before the statement's result is used.
        result.catch(() => {});
        await begin;
        return result;
      },
      release: () => client.release(),
    };
  }

  // Kysely knows connections by their identity.
  const used = new WeakMap<pg.PoolClient, ReturnType<typeof use>>();
  return {
    async connect() {
      const client = await pool.connect();
      const known = used.get(client) ?? use(client);
      used.set(client, known);
      return known as unknown as Awaited<ReturnType<PostgresPool["connect"]>>;
    },
    end: () => pool.end(),
  };
}
