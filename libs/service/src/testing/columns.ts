import type pg from "pg";

/** A column of one of our tables, from PostgreSQL's catalogue. */
export interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** It is not null and has no default. */
  readonly required: boolean;
}

/** A foreign key: columns of `table`, and the columns of `parent` that they refer to, in the same order. */
export interface ForeignKey {
  readonly table: string;
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
}

/** A check constraint of a single column, as an SQL expression. */
export interface Check {
  readonly table: string;
  readonly column: string;
  readonly expression: string;
}

export interface Catalogue {
  readonly columns: readonly Column[];
  readonly keys: readonly ForeignKey[];
  readonly checks: readonly Check[];
}

/** Without partitions: their rows are rows of the partitioned table. */
const ours = "c.relkind in ('r', 'p') and not c.relispartition";

/** Reads the catalogue of a database for the tables in `public`: the service's and the framework's. */
export async function readCatalogue(pool: pg.Pool): Promise<Catalogue> {
  const columns = await pool.query<Column>(
    `select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type,
            a.attnotnull and not a.atthasdef and a.attidentity = '' as required
       from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and ${ours} and a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attnum`,
  );
  const names = (numbers: string, table: string) =>
    `array(select a.attname::text from unnest(${numbers}) with ordinality as n (num, nth)
             join pg_attribute a on a.attrelid = ${table} and a.attnum = n.num order by nth)`;
  const keys = await pool.query<ForeignKey>(
    `select c.relname as "table", p.relname as parent, ${names("k.conkey", "k.conrelid")} as columns,
            ${names("k.confkey", "k.confrelid")} as "parentColumns"
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
      where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and ${ours}`,
  );
  const checks = await pool.query<Check>(
    `select c.relname as "table", (${names("k.conkey", "k.conrelid")})[1] as column,
            pg_get_expr(k.conbin, k.conrelid) as expression
       from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'c' and cardinality(k.conkey) = 1 and c.relnamespace = 'public'::regnamespace and ${ours}`,
  );
  return { columns: columns.rows, keys: keys.rows, checks: checks.rows };
}

/**
 * The columns of a database that contain an id, as `table.column`, or `schema.table.column` outside `public`. It finds the
 * id as a value, within JSON and longer texts, and within bytes as text or in 16 bytes. The id is in lower case.
 */
export async function columnsHolding(pool: pg.Pool, id: string): Promise<string[]> {
  const { rows: tables } = await pool.query<{
    name: string;
    columns: { name: string; column: string; bytes: boolean }[];
  }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
            json_agg(json_build_object('column', quote_ident(a.attname), 'bytes', a.atttypid = 'bytea'::regtype, 'name',
              case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname || '.' || a.attname)) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and ${ours}
        and a.attnum > 0 and not a.attisdropped group by 1`,
  );
  const each = tables.map(({ name, columns }) => {
    const found = columns.map(({ name: found, column, bytes }) => {
      const text = bytes ? `encode(${column}, 'hex')` : `lower(${column}::text)`;
      const wanted = bytes ? [Buffer.from(id).toString("hex"), id.replaceAll("-", "")] : [id];
      return `case when bool_or(${wanted.map((one) => `strpos(${text}, '${one}') > 0`).join(" or ")}) then '${found}' end`;
    });
    return `select unnest(array[${found.join(", ")}]) as found from ${name}`;
  });
  const { rows } = await pool.query<{ found: string }>(
    `select found from (${each.join(" union all ")}) as all_of_them where found is not null order by found`,
  );
  return rows.map(({ found }) => found);
}
