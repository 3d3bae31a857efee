import { copyFile, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type pg from "pg";
import { type TestDatabase, testDatabase } from "./database.ts";

/** The tables of a database whose rows hold one of these words in clear, as text or as bytes; `schema.table: word`. */
export async function tablesWith(pool: pg.Pool, words: readonly string[]): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables)
    for (const word of words) {
      const { rowCount } = await pool.query(
        `select from ${name} as one where strpos(one::text, $1) > 0 or strpos(one::text, $2) > 0 limit 1`,
        [word, Buffer.from(word).toString("hex")],
      );
      if (rowCount) found.push(`${name}: ${word}`);
    }
  return found;
}

/** A database of an older installation: without the migration of this name and later ones. */
export async function databaseBefore(migrations: URL, name: string): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "storytelling-older-"));
  try {
    const older = join(folder, "migrations");
    await mkdir(older);
    const names = (await readdir(migrations)).filter((one) => one < name);
    for (const one of names) await copyFile(new URL(one, migrations), join(older, one));
    return await testDatabase(pathToFileURL(`${older}/`));
  } finally {
    await rm(folder, { recursive: true });
  }
}
