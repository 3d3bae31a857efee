import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { CompiledQuery } from "kysely";
import { connect, transaction } from "../src/db/db.ts";
import { prepared } from "../src/db/prepared.ts";
import { type TestDatabase, testDatabase } from "../src/testing/index.ts";
import { systemClock, uuidIds } from "../src/time/clock.ts";
import { notes } from "./notes/service.ts";

interface Tables {
  notes: { id: string; owner_id: string; text: string; state: string };
}

let database: TestDatabase;
let db: ReturnType<typeof connect<Tables>>;
const owner = "00000000-0000-4000-8000-000000000001";

before(async () => {
  database = await testDatabase(notes.migrations);
  db = connect<Tables>({ url: database.url, max: 2, name: "prepared", clock: systemClock, ids: uuidIds });
  for (const text of ["one", "two", "three"])
    await db.pool.query("insert into notes (id, owner_id, text) values (gen_random_uuid(), $1, $2)", [
      owner,
      text,
    ]);
});
after(async () => {
  await db.close();
  await database.drop();
});

it("a prepared query takes new arguments each time, in any place, beside fixed values", async () => {
  const find = prepared((read: typeof db.read, first: string, ownerId: string, second: string) =>
    read
      .selectFrom("notes")
      .select("text")
      .where((or) => or.or([or("text", "=", first), or("text", "=", second)]))
      .where("owner_id", "=", ownerId)
      .where("state", "=", "new")
      .orderBy("text")
      .limit(2),
  );
  const textsOf = async (...given: [string, string, string]) =>
    (await find(db, ...given)).map(({ text }) => text);
  assert.deepEqual(await textsOf("two", owner, "one"), ["one", "two"]);
  assert.deepEqual(await textsOf("three", owner, "x"), ["three"]);
  assert.deepEqual(await textsOf("one", "00000000-0000-4000-8000-000000000002", "two"), []);
});

it("a prepared query in a transaction sees its changes, and goes on after a migration of its table", async () => {
  const find = prepared((read: typeof db.read, text: string) =>
    read.selectFrom("notes").selectAll().where("text", "=", text),
  );
  const insert = "insert into notes (id, owner_id, text) values (gen_random_uuid(), $1, $2)";
  for (const change of ["", "alter table notes add column colour text"]) {
    if (change) await db.pool.query(change);
    const found = await transaction(db, async (tx) => {
      await tx.executeQuery(CompiledQuery.raw(insert, [owner, `within${change}`]));
      return find(tx, `within${change}`);
    });
    assert.equal(found.length, 1);
  }
});
