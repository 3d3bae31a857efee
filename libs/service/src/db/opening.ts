import type pg from "pg";

// What we use of node-postgres below its documented surface, which has been the same for a decade.
declare module "pg" {
  interface ClientBase {
    readonly connection: Connection;
  }
  interface Connection {
    readonly parsedStatements: Readonly<Record<string, string>>;
  }
}
export interface Submitted extends pg.Query {
  name: string | undefined;
  callback: (error: Error | null, result: pg.QueryResult) => void;
  handleCommandComplete(message: unknown, wire: pg.Connection): void;
}

/** A connection knows its prepared statements by their text. */
export const arePrepared = (wire: pg.Connection, statements: readonly string[]): boolean =>
  statements.every((text) => wire.parsedStatements[text] !== undefined);

/**
 * Runs prepared statements without a result before a query, as one message with one answer. Each separate message costs
 * both ends a system call, which is more than `begin` costs. When one fails, none after it runs, and the query fails
 * with its error.
 */
export function openWith(before: readonly string[], query: Submitted): pg.Query {
  const { submit, handleCommandComplete } = query;
  let unanswered = before.length;
  query.submit = (wire) => {
    wire.stream.cork();
    for (const statement of before) {
      wire.bind({ statement }, true);
      wire.execute({}, true);
    }
    const refused = submit.call(query, wire);
    wire.stream.uncork();
    return refused;
  };
  query.handleCommandComplete = (message, wire) => {
    if (unanswered > 0) unanswered--;
    else handleCommandComplete.call(query, message, wire);
  };
  return query;
}
