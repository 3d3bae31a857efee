import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import type { TestService } from "@storytelling/service/testing";
import pg from "pg";
import { appOf, person, startIdentity } from "./people.ts";

let service: TestService;
before(async () => {
  service = await startIdentity();
});
after(() => service.stop());

const query = async (sql: string, values: unknown[] = []) =>
  (await appOf(service).db.pool.query(sql, values)).rows;
/** The tables of a database that contain some words unencrypted. */
async function clearIn(pool: pg.Pool, words: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'pgboss')",
  );
  const found = [];
  for (const { name } of rows) {
    const { rowCount } = await pool.query(`select 1 from ${name} as t where position($1 in t::text) > 0`, [
      words,
    ]);
    if (rowCount) found.push(name);
  }
  return found;
}

describe("a user's display name", () => {
  it("is unencrypted in no table, and shown to the user and to admins", async () => {
    const name = `Ada ${randomUUID()}`;
    const ada = await person(service, "storyteller", name);
    const maria = await person(service, "admin", "Maria");
    const other = `Bea ${randomUUID()}`;
    assert.equal((await service.http.get("users/me", { token: ada.token })).body.displayName, name);
    const renamed = await service.http.patch("users/me", { token: ada.token, body: { displayName: other } });
    assert.equal(renamed.body.displayName, other);
    const { items } = (await service.http.get("users", { token: maria.token })).body;
    assert.ok(items.some(({ displayName }: { displayName: string }) => displayName === other));
    for (const words of [name, other, ada.email])
      assert.deepEqual(await clearIn(appOf(service).db.pool, words), []);
  });

  it("cannot be opened in another user's row", async () => {
    const [ada, eve] = [await person(service), await person(service, "storyteller", "Eve")];
    await query(
      "update users set sealed_name = (select sealed_name from users where id = $1) where id = $2",
      [ada.id, eve.id],
    );
    assert.equal((await service.http.get("users/me", { token: eve.token })).status, 500);
    assert.equal((await service.http.get("users/me", { token: ada.token })).body.displayName, "Ada");
  });

  it("cannot be opened from a copy of its row after its owner's key was deleted", async () => {
    const ada = await person(service);
    const [row] = await query("select * from users where id = $1", [ada.id]);
    const app = appOf(service);
    const open = () => app.personal.open(ada.id, row.sealed_name, `users.display_name ${ada.id}`);
    assert.equal((await open())?.toString(), "Ada");
    await app.blobs.eraseOwner(ada.id);
    assert.equal(await open(), null);
  });
});

describe("names of an older installation", () => {
  it("are sealed at its start, and shown as before", async () => {
    const old = await startIdentity();
    const name = `Ada ${randomUUID()}`;
    const ada = await person(old, "storyteller", name);
    await old.stop({ keep: true });
    const pool = new pg.Pool({ connectionString: old.data.database.url, max: 1 });
    await pool.query("update users set display_name = $2, sealed_name = null where id = $1", [ada.id, name]);
    await pool.query("update sessions set device = 'An old phone', sealed_device = null where user_id = $1", [
      ada.id,
    ]);
    await pool.query(
      `insert into passkeys (id, user_id, credential_id, public_key, counter, transports, name, synced, created_at)
       values ($1, $2, 'c', '', 0, '{}', 'An old key', false, now())`,
      [randomUUID(), ada.id],
    );
    const anew = await startIdentity({ data: old.data });
    try {
      const get = async (path: string) => (await anew.http.get(path, { token: ada.token })).body;
      assert.equal((await get("users/me")).displayName, name);
      assert.equal((await get("sessions")).items[0].device, "An old phone");
      assert.equal((await get("users/me/passkeys")).items[0].name, "An old key");
      for (const words of [name, "An old phone", "An old key"])
        assert.deepEqual(await clearIn(pool, words), []);
    } finally {
      await pool.end();
      await anew.stop();
    }
  });
});
