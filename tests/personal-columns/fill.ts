import type { Catalogue, Column } from "@storytelling/service/testing";
import type pg from "pg";

export interface Filling {
  readonly pool: pg.Pool;
  readonly catalogue: Catalogue;
  /** Columns that hold a person's id, as `table.column`. */
  readonly personal: ReadonlySet<string>;
  /** SQL of values by column, where a made-up one would not do. */
  readonly values: Readonly<Record<string, string>>;
  /** Who is going to be erased: nobody else's row may hang on one of theirs, or it would go with it. */
  readonly erased: string;
  /** Somebody else, who owns what such a row needs. */
  readonly other: string;
}

/**
 * Inserts a row with a person's id in every personal column of a table, and made-up values elsewhere. What the row refers to
 * is somebody else's: a row that only goes with its parent would not show that nothing erases it.
 * @throws Error with what PostgreSQL said, when a made-up value will not do
 */
export async function fillRow(filling: Filling, table: string, person: string): Promise<void> {
  const { catalogue, personal, values } = filling;
  const row = new Map<string, string>();
  const give = (column: Column, value: string) => row.set(column.name, value);
  for (const column of catalogue.columns.filter((one) => one.table === table)) {
    const name = `${table}.${column.name}`;
    if (personal.has(name)) give(column, ofPerson(column.type, person));
    else if (values[name] !== undefined) give(column, values[name]);
    else if (column.required) give(column, madeUp(catalogue, column));
  }
  for (const key of catalogue.keys.filter((one) => one.table === table && one.parent !== table)) {
    const needed = key.columns.some((column) => row.has(column) && !personal.has(`${table}.${column}`));
    if (!needed) continue;
    const parent = (await parentOf(filling, key)) ?? [];
    for (const [at, column] of key.columns.entries())
      if (!personal.has(`${table}.${column}`)) row.set(column, literal(parent[at] ?? null));
  }
  const sql = `insert into ${table} (${[...row.keys()].map((name) => `"${name}"`).join(", ")})
    values (${[...row.values()].join(", ")})`;
  await filling.pool.query(sql).catch((error: Error) => {
    throw new Error(`A made-up row does not fit into ${table}: ${error.message}`, { cause: error });
  });
}

/** A row to hang on that is not of the person who is going to be erased; made when there is none. */
async function parentOf(
  filling: Filling,
  key: Catalogue["keys"][number],
): Promise<(string | null)[] | undefined> {
  const columns = key.parentColumns.map((name) => `"${name}"::text`).join(", ");
  const find = async () => {
    const { rows } = await filling.pool.query({
      text: `select ${columns} from ${key.parent} as one where strpos(one::text, $1) = 0 limit 1`,
      values: [filling.erased],
      rowMode: "array",
    });
    return rows[0] as (string | null)[] | undefined;
  };
  const found = await find();
  if (found) return found;
  await fillRow(filling, key.parent, filling.other);
  return find();
}

const literal = (value: string | null): string =>
  value === null ? "null" : `'${value.replaceAll("'", "''")}'`;

function ofPerson(type: string, person: string): string {
  if (type.endsWith("[]")) return `array['${person}']::${type}`;
  return type.startsWith("json") ? `'{"userId": "${person}", "ownerId": "${person}"}'` : `'${person}'`;
}

const ofType: Readonly<Record<string, string>> = {
  uuid: "gen_random_uuid()",
  json: "'{}'",
  jsonb: "'{}'",
  boolean: "false",
  "timestamp with time zone": "now()",
  date: "now()",
  bytea: "decode(md5(random()::text), 'hex')",
};

/** A value that the column takes, and the first that a check of it allows by name. */
function madeUp({ checks }: Catalogue, { table, name, type }: Column): string {
  const known = ofType[type];
  if (known) return known;
  if (type.endsWith("[]")) return "'{}'";
  if (/int|real|double|numeric/.test(type)) return "1";
  const check = checks.find((one) => one.table === table && one.column === name);
  const [, first] = /ANY \(ARRAY\['([^']+)'/.exec(check?.expression ?? "") ?? [];
  return first === undefined ? "md5(random()::text)" : literal(first);
}
