import type { Catalogue, Column } from "@storytelling/service/testing";
import type pg from "pg";

export interface Filling {
  readonly pool: pg.Pool;
  readonly catalogue: Catalogue;
  /** Columns that hold a person's id, as `table.column`. */
  readonly personal: ReadonlySet<string>;
  /** SQL of values by column, when a made-up value would break a check. */
  readonly values: Readonly<Record<string, string>>;
  /** The person who will be erased. Made-up rows never refer to rows of theirs, since those are deleted. */
  readonly erased: string;
  /** Another person, who owns the rows that made-up rows refer to. */
  readonly other: string;
}

/**
 * Inserts a row with a person's id in every personal column of a table, and made-up values in the others. Its foreign keys
 * refer to rows of another person: otherwise a cascading delete would remove the row, and hide that `erase` forgets it.
 * @throws Error with PostgreSQL's message when a made-up value breaks a constraint
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
    throw new Error(
      `A made-up row cannot be inserted into ${table}; give its values in personal-rows.ts: ${error.message}`,
      { cause: error },
    );
  });
}

/** A row for a foreign key that does not belong to the person who will be erased; inserted when there is none. */
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

/** A value of the column's type; of a check that lists values, the first one. */
function madeUp({ checks }: Catalogue, { table, name, type }: Column): string {
  const known = ofType[type];
  if (known) return known;
  if (type.endsWith("[]")) return "'{}'";
  if (/int|real|double|numeric/.test(type)) return "1";
  const check = checks.find((one) => one.table === table && one.column === name);
  const [, first] = /ANY \(ARRAY\['([^']+)'/.exec(check?.expression ?? "") ?? [];
  return first === undefined ? "md5(random()::text)" : literal(first);
}
