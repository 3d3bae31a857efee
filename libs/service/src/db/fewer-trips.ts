import pg from "pg";
import { arePrepared, openWith, type Submitted } from "./opening.ts";

/**
 * How many statements a connection keeps prepared at most, and their greatest length. Inserts of many rows come in many
 * lengths.
 */
const most = 200;
const longest = 1000;
/** The statements whose plan PostgreSQL can keep. */
const planned = /^\s*(select|insert|update|delete|with)\b/;
const allColumns = /[\s,.]\*(?=[\s,]|$)/;
/** "Cached plan must not change result type." */
const obsolete = "0A000";
const nothing = Promise.resolve<pg.QueryResult>({ command: "", rowCount: 0, oid: 0, rows: [], fields: [] });

/** A connection of a pool. */
export interface Borrowed {
  query<R extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<pg.QueryResult<R>>;
  /** Opens a transaction with these statements; they are sent with the next one. */
  begin(statements: readonly string[]): void;
  /**
   * Commits, and returns the connection to the pool before the answer has come. So the next borrower's statements share
   * the packet.
   * @throws Error when a statement had failed, so that the transaction was rolled back
   */
  commit(): Promise<void>;
  release(): void;
  /**
   * Closes it at once, even if statements are not answered yet. It goes back to the pool as broken, unless the pool has
   * it already.
   */
  hangUp(isBack: boolean): void;
}

export interface Trips {
  readonly pool: pg.Pool;
  /** The server's `server_version_num`, asked once. */
  version(): Promise<number>;
  connect(): Promise<Borrowed>;
  end(): Promise<void>;
}

const borrowed = Symbol("how transactions use it");
type Kept = pg.PoolClient & { [borrowed]?: Borrowed };

/** The stack of where an answer arrived is useless; this one shows the caller. */
function traced(error: Error): never {
  Error.captureStackTrace(error);
  throw error;
}

/**
 * Saves round trips and planning on the connections of a pool in pipeline mode. Statements that are sent at once, as
 * with `inOneTrip`, go in one packet and run in their order. `begin` is sent with a transaction's first statement,
 * `commit` with the next one on the connection. A repeated statement is planned once for each connection. One that
 * selects all columns of a table with `*` is not: after a migration its result would have other columns, and it would
 * fail. When a migration changes the type of a column that is named, each connection fails once and is closed.
 */
export function withFewerTrips(pool: pg.Pool): Trips {
  const names = new Map<string, string>();

  function nameOf(text: string): string | undefined {
    const known = names.get(text);
    if (known || names.size >= most || text.length > longest) return known;
    if (!planned.test(text) || allColumns.test(text)) return;
    const name = `kept-${names.size}`;
    names.set(text, name);
    return name;
  }

  function use(client: pg.PoolClient): Borrowed {
    /** What is sent before the next statement. */
    let opening: readonly string[] | undefined;
    const wire = client.connection;
    let gathering = false;
    let isObsolete = false;

    /** Statements that are sent before anything else happens go in one packet: they do not wait for one another. */
    function gather(): void {
      if (gathering) return;
      gathering = true;
      wire.stream.cork();
      process.nextTick(() => {
        gathering = false;
        wire.stream.uncork();
      });
    }

    /** As the client's own `query`, which would copy its configuration property by property. */
    function send(
      text: string,
      values?: readonly unknown[],
      name = nameOf(text),
      before?: readonly string[],
    ): Promise<pg.QueryResult> {
      const { promise, resolve, reject } = Promise.withResolvers<pg.QueryResult>();
      const query = new pg.Query(text, values as unknown[]) as Submitted;
      query.name = name;
      query.callback = (error, result) => {
        if (!error) return resolve(result);
        isObsolete ||= (error as pg.DatabaseError).code === obsolete;
        reject(error);
      };
      gather();
      client.query(before ? openWith(before, query) : query);
      return promise.catch(traced);
    }

    async function open(before: readonly string[], text: string, values: readonly unknown[]) {
      if (values.length > 0 && arePrepared(wire, before)) return send(text, values, nameOf(text), before);
      const begun = before.map((statement) => send(statement, [], statement));
      const result = send(text, values);
      // Answers come in order. If no transaction was opened, that is known before the statement's result is used.
      result.catch(() => {});
      await Promise.all(begun);
      return result;
    }

    return {
      begin(statements) {
        opening = statements;
      },
      query(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
        if (opening === undefined) return send(text, values);
        const before = opening;
        opening = undefined;
        return text === "rollback" ? nothing : open(before, text, values);
      },
      async commit() {
        const isEmpty = opening !== undefined;
        opening = undefined;
        if (isEmpty) return client.release();
        // What is sent in this turn of the event loop shares a packet with it.
        wire.stream.cork();
        setImmediate(() => wire.stream.uncork());
        const committed = send("commit");
        client.release(isObsolete);
        const { command } = await committed;
        if (command !== "COMMIT")
          throw new Error(
            "A statement failed in the transaction, so it was rolled back instead of committed.",
          );
      },
      release() {
        client.release(isObsolete);
      },
      hangUp(isBack) {
        if (!isBack) client.release(true);
        // In pipeline mode the client would first wait for the answers.
        wire.stream.destroy();
      },
    };
  }

  let version: Promise<number> | undefined;
  return {
    pool,
    version() {
      version ??= versionOf(pool).catch((error) => {
        version = undefined;
        throw error;
      });
      return version;
    },
    async connect() {
      const client: Kept = await pool.connect();
      client[borrowed] ??= use(client);
      return client[borrowed];
    },
    end: () => pool.end(),
  };
}

async function versionOf(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  return rows[0]?.version ?? 0;
}
