import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { masterKeyId, replaceKeyFile, transaction } from "../src/index.ts";
import { masterKeysIn } from "../src/keys/local-master-keys.ts";
import { postgresKeys } from "../src/keys/postgres-keys.ts";
import { startTestService, type TestActor, type TestService, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";
import { assertReadable, newKey, type Sealed, sealAll, sql } from "./vault.ts";

const [a, b, c] = [newKey(), newKey(), newKey()];
const idOf = (key: string) => masterKeyId(Buffer.from(key, "base64"));
const routes = "admin/master-keys";

describe("POST /admin/master-keys/reload", () => {
  let folder: string;
  let file: string;
  let service: TestService;
  let keeper: TestActor;
  let sealed: Sealed;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "storytelling-keys-"));
    file = join(folder, "master-key");
    await replaceKeyFile(file, [a]);
    service = await startTestService(notes, { env: { MASTER_KEY: "", MASTER_KEY_FILE: file } });
    keeper = await service.actor(["keys.manage"]);
    sealed = await sealAll(service);
  });
  after(async () => {
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const reload = () => service.http.post(`${routes}/reload`, { token: keeper.token });
  const status = async () => (await service.http.get(routes, { token: keeper.token })).body;
  const rewrapped = () => until(async () => (await status()).toRewrap === 0);
  const metric = async () =>
    /^keys_to_rewrap\{.*\} (\d+)$/m.exec(await service.running.metrics.registry.metrics())?.[1];

  it("wraps everything with the first key in the file, and records who requested it", async () => {
    await replaceKeyFile(file, [b, a]);
    const { status: code, body } = await reload();
    assert.equal(code, 200);
    assert.deepEqual([body.current, body.given], [idOf(b), [idOf(b), idOf(a)]]);
    await rewrapped();
    assert.deepEqual((await status()).wraps, [{ id: idOf(b), secrets: 3 }]);
    assert.equal(await metric(), "0");
    await assertReadable(service, sealed);
    const told = await until(async () => {
      const events = (await service.events()).filter(({ type }) => type.startsWith("KeyRotation"));
      return events.length === 2 && events;
    });
    const rotation = { service: "notes", masterKey: idOf(b), previousKey: idOf(a), orderedBy: keeper.id };
    for (const { data } of told) assert.deepEqual(data, rotation);
  });

  it("drops the old key when it is no longer in the file", async () => {
    await replaceKeyFile(file, [b]);
    assert.deepEqual((await reload()).body.given, [idOf(b)]);
    await assertReadable(service, sealed);
    await assertReadable(service, await sealAll(service));
  });

  it("409 while a value is being written with the removed key, and after it: nothing is lost", async () => {
    const [person, written] = [randomUUID(), Promise.withResolvers<void>()];
    const writing = Promise.withResolvers<Buffer>();
    const { context } = service.running;
    const transacting = transaction(context.db, async (tx) => {
      writing.resolve(await context.personal.seal(tx, person, "a word", "a test"));
      await written.promise;
    });
    const word = await writing.promise;
    await replaceKeyFile(file, [c]);
    assert.deepEqual((await reload()).body.code, "master-key-busy");
    written.resolve();
    await transacting;
    const refused = await reload();
    assert.deepEqual([refused.status, refused.body.code], [409, "master-key-missing"]);
    assert.ok(refused.body.detail.includes(idOf(b)) && refused.body.detail.includes(file));
    assert.equal((await status()).current, idOf(b));
    await replaceKeyFile(file, [c, b]);
    await reload();
    await rewrapped();
    await replaceKeyFile(file, [c]);
    assert.equal((await reload()).status, 200);
    assert.equal((await context.personal.open(person, word, "a test"))?.toString(), "a word");
  });

  it("wraps all keys that can be opened when one was tampered with, and reports that one is left", async () => {
    const [person, next] = [randomUUID(), newKey()];
    await sql(service, "insert into blob_keys (owner, wrapped, wrapped_by) values ($1, $2, $3)", [
      person,
      Buffer.alloc(61, 1),
      idOf(c),
    ]);
    await replaceKeyFile(file, [next, c]);
    await reload();
    await until(async () => (await status()).toRewrap === 1);
    assert.equal(await metric(), "1");
    await assertReadable(service, sealed);
    await replaceKeyFile(file, [next]);
    assert.equal((await reload()).body.code, "master-key-missing");
    await sql(service, "delete from blob_keys where owner = $1", [person]);
    assert.equal((await reload()).status, 200);
  });

  it("refuses an invalid key file, and keeps its keys", async () => {
    const keys = (await status()).given;
    await rm(file);
    const refused = await reload();
    assert.deepEqual([refused.status, refused.body.code], [409, "master-keys-unusable"]);
    assert.deepEqual((await status()).given, keys);
    await assertReadable(service, sealed);
  });
});

describe("a data key that is not written yet while the master key changes", () => {
  it("can be read with the new one, even if the old one is gone when it is written", async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "storytelling-keys-"));
    const file = join(folder, "master-key");
    const service = await startTestService(notes);
    t.after(async () => {
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    });
    await replaceKeyFile(file, [a]);
    const { pool } = service.running.context.db;
    const masterKeys = await masterKeysIn(file);
    const free = Promise.withResolvers<void>();
    const late = {
      query: (text: string, values: unknown[]) => free.promise.then(() => pool.query(text, values)),
    };
    const person = randomUUID();
    const made = postgresKeys(late, masterKeys).create(person);
    await replaceKeyFile(file, [b]);
    (await masterKeys.read()).take();
    free.resolve();
    const key = await made;
    assert.deepEqual(await postgresKeys(pool, await masterKeysIn(file)).get(person), key);
  });
});
