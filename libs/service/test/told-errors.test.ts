import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import pg from "pg";
import { createLog } from "../src/index.ts";
import { type TestDatabase, testDatabase } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

let database: TestDatabase;
let pool: pg.Pool;
const lines: string[] = [];
const log = createLog("notes", "info", { write: (line: string) => void lines.push(line) });
before(async () => {
  database = await testDatabase(notes.migrations);
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
});
after(async () => {
  await pool.end();
  await database.drop();
});

const words = "Ada who lives at the mill";
for (const [what, sql, code] of [
  ["that repeats a key", "insert into upgrades values ($1, now()), ($1, now())", "23505"],
  ["of a value of the wrong type", "select $1::text::uuid", "22P02"],
  ["raised in a function", `do $$ begin raise exception 'x' using detail = '${words}'; end $$`, "P0001"],
] as const)
  it(`the log names the error of a statement ${what}, without its values`, async () => {
    const values = sql.includes("$1") ? [words] : [];
    const error = await pool.query(sql, values).then(
      () => assert.fail(),
      (thrown: Error) => thrown,
    );
    assert.match(
      error.message + JSON.stringify(error),
      /lives at the mill/,
      "the error itself contains them",
    );
    log.error({ err: error }, "a request failed");
    const { err } = JSON.parse(lines.at(-1) ?? "");
    assert.equal(err.code, code);
    assert.match(err.stack, /told-errors\.test/);
    assert.doesNotMatch(lines.at(-1) ?? "", /lives at the mill/);
  });
