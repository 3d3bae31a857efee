import { type Db, inBatches, type ServiceContext, type Tx } from "@storytelling/service";
import { sql } from "kysely";
import type { Tables } from "./tables.ts";

type App = Pick<ServiceContext, "log" | "personal"> & { readonly db: Db<Tables> };

const mostAtOnce = 500;

/** Names that older releases stored in plaintext: table, old column, new column, and the column with the owner's id. */
const columns = [
  { table: "users", clear: "display_name", sealed: "sealed_name", owner: "id" },
  { table: "passkeys", clear: "name", sealed: "sealed_name", owner: "user_id" },
  { table: "sessions", clear: "device", sealed: "sealed_device", owner: "user_id" },
] as const;

/** Seals the names that an older release stored in plaintext. */
export async function sealNames(app: App): Promise<void> {
  for (const column of columns) {
    const rows = await inBatches(app.db, (tx) => sealSome(app, tx, column));
    if (rows > 0)
      app.log.info({ table: column.table, rows }, "plaintext rows of an older release were sealed");
  }
}

async function sealSome(
  { personal }: App,
  tx: Tx<Tables>,
  { table, clear, sealed, owner }: (typeof columns)[number],
): Promise<number> {
  const [in_clear, kept, its] = [sql.ref(clear), sql.ref(sealed), sql.table(table)];
  const { rows } = await sql<{ id: string; owner: string; plain: string }>`
    select id, ${sql.ref(owner)} as owner, ${in_clear} as plain from ${its}
     where ${in_clear} is not null order by id limit ${mostAtOnce} for update`.execute(tx);
  for (const row of rows) {
    const value = await personal.seal(tx, row.owner, row.plain, `${table}.${clear} ${row.id}`);
    await sql`update ${its} set ${kept} = ${value}, ${in_clear} = null where id = ${row.id}`.execute(tx);
  }
  return rows.length;
}
