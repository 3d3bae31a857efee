import type { Socket } from "node:net";
import type pg from "pg";

/** What we use of node-postgres below its documented surface, which has been the same for a decade. */
interface Wire {
  readonly stream: Socket;
  readonly parsedStatements: Readonly<Record<string, string>>;
  bind(what: { statement: string }): void;
  execute(what: object): void;
}
interface Submitted {
  submit(wire: Wire): Error | null;
  handleCommandComplete(message: unknown, wire: Wire): void;
}

export const wireOf = (client: pg.PoolClient) => (client as unknown as { connection: Wire }).connection;

/** Statements that a connection has prepared go by their text. */
export const arePrepared = (wire: Wire, statements: readonly string[]): boolean =>
  statements.every((text) => wire.parsedStatements[text] !== undefined);

/**
 * Has prepared statements of no result run before a query, as one message with one answer: each message of its own
 * costs both ends a system call, which is more than `begin` does. When one fails, none after it runs, and the query bears
 * the failure.
 */
export function openWith(before: readonly string[], query: pg.Query): pg.Query {
  const own = query as unknown as Submitted;
  const { submit, handleCommandComplete } = own;
  let unanswered = before.length;
  own.submit = (wire) => {
    wire.stream.cork();
    for (const statement of before) {
      wire.bind({ statement });
      wire.execute({});
    }
    const refused = submit.call(query, wire);
    wire.stream.uncork();
    return refused;
  };
  own.handleCommandComplete = (message, wire) => {
    if (unanswered > 0) unanswered--;
    else handleCommandComplete.call(query, message, wire);
  };
  return query;
}
