import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import { connect, type Db, type Tx, transaction } from "../src/db/db.ts";
import { inOneTrip } from "../src/db/in-one-trip.ts";
import { type TestDatabase, testDatabase } from "../src/testing/index.ts";
import { systemClock, uuidIds } from "../src/time/clock.ts";
import { notes } from "./notes/service.ts";

interface Tables {
  notes: { id: string; owner_id: string; text: string; state: string };
}

let database: TestDatabase;
let db: Db<Tables>;
before(async () => {
  database = await testDatabase(notes.migrations);
  // One connection, so that each test runs on what the one before left behind.
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

it("a transaction without a statement opens none in the database, and later statements are not inside one", async () => {
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

it("statements sent in one trip run in the order given, and each gets its own result", async () => {
  const [before, , after] = await transaction(db, (tx) =>
    inOneTrip(
      tx,
      () => sql<{ n: number }>`select count(*) as n from notes`.execute(tx),
      () => tx.insertInto("notes").values(note()).execute(),
      () => sql<{ n: number }>`select count(*) as n from notes`.execute(tx),
    ),
  );
  assert.equal(after.rows[0]?.n, (before.rows[0]?.n ?? 0) + 1);
});

it("statements sent in one trip reject with the error of the first that failed, whichever is answered first", async () => {
  const slow = async (tx: Tx<Tables>) => {
    await sql`select 1 / 0`.execute(tx).catch(async (error) => {
      await new Promise(setImmediate);
      throw error;
    });
  };
  const failed = transaction(db, (tx) => inOneTrip(tx, slow, () => sql`select 1`.execute(tx)));
  await assert.rejects(failed, { code: "22012" });
});

it("a trip is refused if one function awaits something before it sends, unless it is the last", async () => {
  const ask = (tx: Tx<Tables>) => sql`select 1`.execute(tx);
  const late = async (tx: Tx<Tables>) => {
    await Promise.resolve();
    return ask(tx);
  };
  await assert.rejects(
    transaction(db, (tx) => inOneTrip(tx, ask, late, ask)),
    /Number 2 of 3 awaited something/,
  );
  await transaction(db, (tx) => inOneTrip(tx, ask, ask, late));
});

it("the same write and the same query go on after a migration of their table", async () => {
  const write = () => db.read.insertInto("notes").values(note()).execute();
  const read = () => db.read.selectFrom("notes").selectAll().limit(1).execute();
  await write();
  await read();
  await db.pool.query("alter table notes add column colour text");
  await write();
  const [row] = await read();
  assert.ok(row && "colour" in row);
});

it("a repeated query for named columns is planned once per connection, and one for all columns each time", async () => {
  const query = (tx: Tx<Tables>) => tx.selectFrom("notes").limit(1);
  await transaction(db, (tx) => query(tx).select(["id", "text"]).execute());
  await transaction(db, (tx) =>
    query(tx)
      .select(({ fn }) => fn.countAll().as("n"))
      .execute(),
  );
  await transaction(db, (tx) => query(tx).selectAll().execute());
  const { rows } = await transaction(db, (tx) =>
    sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx),
  );
  const kept = rows.map(({ statement }) => statement);
  assert.ok(kept.includes('select "id", "text" from "notes" limit $1'));
  assert.ok(kept.includes('select count(*) as "n" from "notes" limit $1'));
  assert.ok(!kept.some((text) => /select ("notes"\.)?\*/.test(text)));
});

it("a query for named columns goes on when a column is added, and after one failure when one gets another type", async () => {
  const read = () => transaction(db, (tx) => tx.selectFrom("notes").select(["id", "text"]).execute());
  for (let i = 0; i < 10; i++) await read();
  await db.pool.query("alter table notes add column size int");
  await read();
  await db.pool.query("alter table notes alter column text type varchar");
  await assert.rejects(read(), { code: "0A000" });
  await read();
});

it("an error has the code of PostgreSQL and the stack of the caller", async () => {
  const ask = async () => transaction(db, (tx) => sql`select * from nowhere`.execute(tx));
  await assert.rejects(ask(), (error: Error & { code?: string }) => {
    assert.equal(error.code, "42P01");
    assert.match(error.stack ?? "", /fewer-trips/);
    return true;
  });
});

it("a transaction whose failed statement was ignored rejects instead of committing", async () => {
  const before = await count();
  const failed = transaction(db, async (tx) => {
    await tx.insertInto("notes").values(note()).execute();
    await sql`select 1 / 0`.execute(tx).catch(() => {});
  });
  await assert.rejects(failed, /rolled back instead of committed/);
  assert.equal(await count(), before);
});

it("a commit that the server refuses fails its own transaction, not the next one on the connection", async () => {
  await db.pool.query(
    "create table if not exists pairs (id int primary key, other int references pairs deferrable initially deferred)",
  );
  const pair = (id: number, other: number) =>
    transaction(db, (tx) => sql`insert into pairs values (${id}, ${other})`.execute(tx));
  const [refused, kept] = await Promise.allSettled([pair(1, 7), pair(2, 2)]);
  assert.equal(refused.status === "rejected" && refused.reason.code, "23503");
  assert.equal(kept.status, "fulfilled");
  assert.deepEqual((await db.pool.query("select id from pairs")).rows, [{ id: 2 }]);
});

it("a statement after the end of its transaction is refused, and does not run in the next one", async () => {
  const before = await count();
  let late: (() => Promise<unknown>) | undefined;
  await transaction(db, async (tx) => {
    late = () => tx.insertInto("notes").values(note()).execute();
    await sql`select 1`.execute(tx);
  });
  await transaction(db, async (tx) => {
    await tx.insertInto("notes").values(note()).execute();
    await assert.rejects(late?.() ?? Promise.resolve(), /has ended/);
  });
  assert.equal(await count(), before + 1);
});

it("a transaction's limits do not apply to the next one on the connection, nor to a query", async () => {
  const limit = async (seconds?: number) =>
    transaction(
      db,
      async (tx) =>
        (await sql<{ limit: string }>`select current_setting('statement_timeout') as limit`.execute(tx)).rows,
      seconds,
    );
  // Twice: the second time the statements that set them are prepared already.
  for (let time = 0; time < 2; time++) {
    assert.deepEqual(await limit(7), [{ limit: "7s" }]);
    assert.deepEqual(await limit(), [{ limit: "0" }]);
  }
  const { rows } = await db.pool.query("show statement_timeout");
  assert.deepEqual(rows, [{ statement_timeout: "0" }]);
});

it("a first statement that fails along with the begin of its transaction is rolled back each time", async () => {
  for (let time = 0; time < 3; time++) {
    const failed = transaction(db, (tx) => sql`select ${1}::int / 0`.execute(tx), 5);
    await assert.rejects(failed, { code: "22012" });
    assert.equal((await transaction(db, (tx) => sql`select ${1}::int`.execute(tx), 5)).rows.length, 1);
  }
});
