import type { Catalogue, Column } from "@storytelling/service/testing";
import type pg from "pg";

/** The lists that a service, or the framework, keeps about its columns. */
export interface Ledger {
  readonly service: string;
  /** The files with these lists; a fault names the one to change. */
  readonly place: { readonly personal: string; readonly others: string };
  readonly columns: readonly string[];
  readonly kept: Readonly<Record<string, string>>;
  readonly others: Readonly<Record<string, readonly string[]>>;
}

/** Types that cannot hold an id. `bytea` can, but is searched after the erasure (`columnsHolding`). */
const idless =
  /^(?:smallint|integer|bigint|real|double precision|numeric|boolean|date|interval|timestamp.*|bytea)(?:\[\])?$/;

const nameOf = ({ table, name }: Pick<Column, "table" | "name">): string => `${table}.${name}`;

/**
 * The columns that could hold a person's id: their type and their checks allow one.
 */
export async function candidates(pool: pg.Pool, catalogue: Catalogue): Promise<Column[]> {
  const found: Column[] = [];
  for (const column of catalogue.columns)
    if (!idless.test(column.type) && (await allowsId(pool, catalogue, column))) found.push(column);
  return found;
}

async function allowsId(pool: pg.Pool, { checks }: Catalogue, column: Column): Promise<boolean> {
  for (const check of checks.filter((one) => one.table === column.table && one.column === column.name)) {
    const { rows } = await pool.query(
      `select ${check.expression} as allowed from (select $1::text::${column.type} as "${column.name}") as one`,
      [
        column.type.startsWith("json")
          ? '"0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"'
          : "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
      ],
    );
    if (rows[0].allowed === false) return false;
  }
  return true;
}

/** The faults of a ledger: columns that are in no list, names of columns that do not exist, and kept columns without a reason. */
export async function faultsOf(pool: pg.Pool, catalogue: Catalogue, ledger: Ledger): Promise<string[]> {
  const { service, place, columns, kept } = ledger;
  const others = Object.values(ledger.others).flat();
  const personal = new Set([...columns, ...Object.keys(kept)]);
  const said = [...columns, ...Object.keys(kept), ...others];
  const known = new Map(catalogue.columns.map((column) => [nameOf(column), column]));
  const parents = new Map<string, string>();
  for (const { table, columns: own, parent, parentColumns } of catalogue.keys)
    for (const [at, column] of own.entries())
      parents.set(`${table}.${column}`, `${parent}.${parentColumns[at]}`);
  /** The column from which a column's values come, by its foreign keys; without one, the column itself. */
  const sourceOf = (name: string): string => {
    const parent = parents.get(name);
    return parent === undefined || parent === name ? name : sourceOf(parent);
  };
  const faults: string[] = [];
  for (const column of await candidates(pool, catalogue)) {
    const name = nameOf(column);
    const source = sourceOf(name);
    const inherits = source !== name && !personal.has(source) && said.includes(source);
    if (said.includes(name) || inherits) continue;
    faults.push(
      `${service}: ${name} (${column.type}) can hold a person's id, and no list names it. If it does hold one, remove the ` +
        `id where a person is erased, and name the column in ${place.personal}, "columns"; or in "kept" with the reason, ` +
        `if the id has to stay. If it holds something else, name it in ${place.others}, "others".`,
    );
  }
  for (const name of new Set(said)) {
    if (!known.has(name))
      faults.push(`${service}: ${name} is named, but no migration creates this column. Remove the name.`);
    if (said.filter((one) => one === name).length > 1) faults.push(`${service}: ${name} is named twice.`);
  }
  for (const name of others)
    if (personal.has(sourceOf(name)) && sourceOf(name) !== name)
      faults.push(
        `${service}: ${name} is listed in "others", but its foreign key leads to a person's id: ${sourceOf(name)}.`,
      );
  for (const [name, reason] of Object.entries(kept))
    if (!/\w \w/.test(reason)) faults.push(`${service}: say in "kept" why the id in ${name} stays.`);
  return faults;
}
