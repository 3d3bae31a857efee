import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type PostgresServer, startPostgres } from "@storytelling/postgres";
import pg from "pg";
import { masterKeysFrom } from "./local-master-keys.ts";
import { postgresKeys } from "./postgres-keys.ts";

describe("keys in PostgreSQL", () => {
  const masterKey = randomBytes(32).toString("base64");
  const master = masterKeysFrom(masterKey);
  let dir: string;
  let server: PostgresServer;
  let pool: pg.Pool;
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), "keys-"));
    server = await startPostgres({ dir, durable: false });
    pool = new pg.Pool({ connectionString: await server.ensureDatabase("narration") });
    // The server's shutdown message may reach a connection that is being closed.
    pool.on("error", () => {});
    await pool.query(await readFile(join(import.meta.dirname, "schema.sql"), "utf8"));
  });
  after(async () => {
    await pool.end();
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it("returns the same key to all processes that create it at the same time, and finds it again", async () => {
    const stores = Array.from({ length: 8 }, () => postgresKeys(pool, master));
    const keys = await Promise.all(stores.map((store) => store.create("ann")));
    assert.equal(new Set(keys.map((key) => key.toString("hex"))).size, 1);
    assert.equal(keys[0]?.length, 32);
    assert.deepEqual(await postgresKeys(pool, master).get("ann"), keys[0]);
    assert.notDeepEqual(await postgresKeys(pool, master).create("bob"), keys[0]);
  });

  it("stores no key that can be opened without the master key, or for another owner", async () => {
    const key = await postgresKeys(pool, master).create("ann");
    const { rows } = await pool.query("select wrapped from blob_keys where owner = 'ann'");
    assert.equal(rows[0].wrapped.includes(key), false);
    const stranger = masterKeysFrom(randomBytes(32).toString("base64"));
    await assert.rejects(postgresKeys(pool, stranger).get("ann"), /master key .* was not given/);
    await pool.query(
      "insert into blob_keys select 'eve', wrapped, wrapped_by from blob_keys where owner = 'ann'",
    );
    await assert.rejects(postgresKeys(pool, master).get("eve"), /cannot be unwrapped/);
  });

  it("drops a destroyed key immediately, and in other processes within a minute", async () => {
    let time = 0;
    const here = postgresKeys(pool, master);
    const there = postgresKeys(pool, master, () => time);
    const old = await here.create("cat");
    assert.deepEqual(await there.get("cat"), old);
    await here.destroy("cat");
    assert.equal(await here.get("cat"), null);
    time = 60_000;
    assert.equal(await there.get("cat"), null);
    assert.notDeepEqual(await here.create("cat"), old);
  });

  it("reads a key that is used often once from the database", async () => {
    await postgresKeys(pool, master).create("dog");
    let asked = 0;
    const counting = {
      query: (text: string, values: unknown[]) => {
        asked++;
        return pool.query(text, values);
      },
    };
    const store = postgresKeys(counting, master);
    for (let n = 0; n < 5; n++) await store.get("dog");
    assert.equal(asked, 1);
  });

  it("does not cache a key that was destroyed while it was read", async () => {
    const store = postgresKeys(pool, master);
    await store.create("elk");
    const other = postgresKeys(
      {
        async query(text, values) {
          const result = await pool.query(text, values);
          if (text.startsWith("select")) await other.destroy("elk");
          return result;
        },
      },
      master,
    );
    await other.get("elk");
    assert.equal(await other.get("elk"), null);
  });
});
