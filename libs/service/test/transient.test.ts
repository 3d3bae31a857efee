import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { isTransient } from "../src/db/errors.ts";
import { type TestDatabase, testDatabase, testPostgres } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

let database: TestDatabase;
let adminUrl: string;
const asked = async (url: string, sql = "select 1"): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query(sql);
    return null;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => {});
  }
};
const admin = async (sql: string) => assert.equal(await asked(adminUrl, sql), null);

before(async () => {
  ({ adminUrl } = await testPostgres());
  database = await testDatabase(notes.migrations);
});
after(() => database.drop());

describe("an error of PostgreSQL counts against the database, so that the event is delivered again,", () => {
  it("while it accepts no connections, as during a restore", async () => {
    const name = new URL(database.url).pathname.slice(1);
    await admin(`alter database ${name} allow_connections false`);
    const error = await asked(database.url);
    await admin(`alter database ${name} allow_connections true`);
    assert.ok(isTransient(error), String(error));
  });

  it("while it is down, and while it refuses the password", async () => {
    const nowhere = new URL(database.url);
    nowhere.pathname = "/not_there_yet";
    assert.ok(isTransient(await asked(nowhere.href)));
    const stranger = new URL(database.url);
    stranger.username = "nobody_known";
    assert.ok(isTransient(await asked(stranger.href)));
  });

  it("when it ends the session", async () => {
    assert.ok(isTransient(await asked(database.url, "select pg_terminate_backend(pg_backend_pid())")));
  });
});

describe("an error of PostgreSQL counts against the event", () => {
  it("when the handler's statements are wrong, too slow, or stop coming", async () => {
    assert.ok(!isTransient(await asked(database.url, "select 1 / 0")));
    assert.ok(!isTransient(await asked(database.url, "set statement_timeout = 20; select pg_sleep(9)")));
    assert.ok(!isTransient(Object.assign(new Error("idle"), { code: "25P03", severity: "FATAL" })));
  });
});
