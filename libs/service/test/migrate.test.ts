import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { migrate } from "../src/db/migrate.ts";
import { type TestDatabase, testDatabase, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

const held = 4_711;
let database: TestDatabase;
let pool: pg.Pool;
let folder: string;
before(async () => {
  database = await testDatabase(notes.migrations);
  pool = new pg.Pool({ connectionString: database.url });
  folder = await mkdtemp(join(tmpdir(), "storytelling-migrations-"));
});
after(async () => {
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const write = (sql: string) => writeFile(join(folder, "0009_shelves.sql"), sql);
const run = () => migrate(database.url, pathToFileURL(`${folder}/`));
const shelves = async () =>
  (await pool.query("select to_regclass('shelves') as there")).rows[0].there !== null;

it("a migration whose connection is lost fails with the file's name, is rolled back, and runs at the next start", async () => {
  await write(`create table shelves (id int); select pg_advisory_xact_lock(${held})`);
  const hold = await pool.connect();
  await hold.query("select pg_advisory_lock($1)", [held]);
  try {
    const migrating = assert.rejects(run(), {
      message:
        "Migration service/0009_shelves.sql failed: terminating connection due to administrator command",
    });
    const waiting = `from pg_locks where locktype = 'advisory' and objid = ${held} and not granted`;
    await until(async () => (await pool.query(`select ${waiting}`)).rowCount === 1);
    await pool.query(`select pg_terminate_backend(pid, 5000) ${waiting}`);
    await migrating;
  } finally {
    hold.release(true);
  }
  assert.equal(await shelves(), false);

  assert.deepEqual(await run(), ["service/0009_shelves.sql"]);
  assert.equal(await shelves(), true);
  assert.deepEqual(await run(), []);
});

it("a file that was edited after it ran is refused", async () => {
  await write("create table shelves (id bigint)");
  await assert.rejects(run(), {
    message: "Migration service/0009_shelves.sql was edited after it ran. Put it back and write a new file.",
  });
});
