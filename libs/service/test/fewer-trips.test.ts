import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import { systemClock, uuidIds } from "../src/clock.ts";
import { connect, type Db, transaction } from "../src/db/db.ts";
import { type TestDatabase, testDatabase } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

interface Tables {
  notes: { id: string; owner_id: string; text: string; state: string };
}

let database: TestDatabase;
let db: Db<Tables>;
before(async () => {
  database = await testDatabase(notes.migrations);
  // One connection, so that each test finds what the one before left behind on it.
  db = connect<Tables>({ url: database.url, max: 1, name: "trips", clock: systemClock, ids: uuidIds });
});
after(async () => {
  await db.close();
  await database.drop();
});

const note = () => ({ id: randomUUID(), owner_id: randomUUID(), text: "milk", state: "new" });
const count = async () => (await db.read.selectFrom("notes").select("id").execute()).length;

it("a transaction whose first statement fails has no effect, and the connection goes on", async () => {
  const before = await count();
  const failed = transaction(db, async (tx) => {
    await sql`select 1 / 0`.execute(tx).catch(() => {});
    await tx.insertInto("notes").values(note()).execute();
  });
  await assert.rejects(failed, /aborted/);
  assert.equal(await count(), before);
});

it("a first statement alone is rolled back with its transaction", async () => {
  const before = await count();
  const failed = transaction(db, async (tx) => {
    await tx.insertInto("notes").values(note()).execute();
    throw new Error("changed my mind");
  });
  await assert.rejects(failed, /changed my mind/);
  assert.equal(await count(), before);
});

it("a transaction without a statement is none, and what follows it is not inside one", async () => {
  await transaction(db, async () => {});
  await assert.rejects(
    transaction(db, async () => {
      throw new Error("nothing done");
    }),
    /nothing done/,
  );
  const before = await count();
  await db.read.insertInto("notes").values(note()).execute();
  const { rows } = await db.pool.query("select pg_current_xact_id_if_assigned() as id");
  assert.deepEqual(rows, [{ id: null }]);
  assert.equal(await count(), before + 1);
});

it("statements asked for at once inside a transaction are answered each with its own", async () => {
  const answers = await transaction(db, (tx) =>
    Promise.all([1, 2, 3].map((n) => sql<{ n: number }>`select ${n}::int as n`.execute(tx))),
  );
  assert.deepEqual(
    answers.map(({ rows }) => rows[0]?.n),
    [1, 2, 3],
  );
});

it("the same write and the same query go on after a migration gave their table another shape", async () => {
  const write = () => db.read.insertInto("notes").values(note()).execute();
  const read = () => db.read.selectFrom("notes").selectAll().limit(1).execute();
  await write();
  await read();
  await db.pool.query("alter table notes add column colour text");
  await write();
  const [row] = await read();
  assert.ok(row && "colour" in row);
});

it("a failure bears the code of PostgreSQL and leads to who asked", async () => {
  const ask = async () => transaction(db, (tx) => sql`select * from nowhere`.execute(tx));
  await assert.rejects(ask(), (error: Error & { code?: string }) => {
    assert.equal(error.code, "42P01");
    assert.match(error.stack ?? "", /fewer-trips/);
    return true;
  });
});
