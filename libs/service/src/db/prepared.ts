import { createHash } from "node:crypto";
import { CompiledQuery } from "kysely";
import type { Db, Tx } from "./db.ts";

interface Compiled {
  readonly name: string;
  readonly text: string;
  /** Where each argument goes, or the value that is always there. */
  readonly places: readonly ({ argument: number } | { value: unknown })[];
}

/**
 * A query for the busiest routes: Kysely builds its text once, and outside of transactions PostgreSQL plans it once for
 * each connection. Its arguments may be used only as values; the query's text must not depend on them.
 */
export function prepared<Tables, Arguments extends readonly unknown[], Row>(
  build: (read: Db<Tables>["read"], ...given: Arguments) => { compile(): CompiledQuery<Row> },
): (db: Db<Tables> | Tx<Tables>, ...given: Arguments) => Promise<Row[]> {
  let compiled: Compiled | undefined;
  return async (db, ...given) => {
    compiled ??= compile("read" in db ? db.read : db, build, given.length);
    const { name, text, places } = compiled;
    const values = places.map((place) => ("value" in place ? place.value : given[place.argument]));
    // A plan that a migration has made obsolete would fail a transaction.
    const { rows } =
      "read" in db
        ? await db.pool.query({ name, text, values })
        : await db.executeQuery(CompiledQuery.raw(text, values));
    return rows as Row[];
  };
}

function compile<Tables, Arguments extends readonly unknown[], Row>(
  read: Db<Tables>["read"],
  build: (read: Db<Tables>["read"], ...given: Arguments) => { compile(): CompiledQuery<Row> },
  count: number,
): Compiled {
  // Unique placeholder objects show where each argument is used.
  const standIns: unknown[] = Array.from({ length: count }, () => ({}));
  const { sql, parameters } = build(read, ...(standIns as unknown as Arguments)).compile();
  const places = parameters.map((value) => {
    const argument = standIns.indexOf(value);
    return argument >= 0 ? { argument } : { value };
  });
  return { name: createHash("sha256").update(sql).digest("hex").slice(0, 32), text: sql, places };
}
