import assert from "node:assert/strict";
import { createCipheriv, randomBytes, randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, it } from "node:test";
import pg from "pg";
import { sealer } from "../src/index.ts";
import { startTestService, type TestData, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";
import { newKey, replica } from "./vault.ts";

const owner = randomUUID();
const ownerKey = randomBytes(32);

/** A wrapped data key in the format of releases before root keys. */
function wrappedAsBefore(masterKey: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(masterKey, "base64"), nonce);
  cipher.setAAD(Buffer.from(`storytelling blob key 1 ${JSON.stringify(owner)}`));
  return Buffer.concat([Buffer.of(1), nonce, cipher.update(ownerKey), cipher.final(), cipher.getAuthTag()]);
}

describe("an installation from before root keys", () => {
  const old = newKey();
  const before = sealer(old);
  const personalBefore = sealer(ownerKey.toString("base64")).seal("of the person", "a test");
  let data: TestData;
  let pool: pg.Pool;
  beforeEach(async () => {
    const service = await startTestService(notes);
    data = service.data;
    await service.stop({ keep: true });
    pool = new pg.Pool({ connectionString: data.database.url });
    await pool.query(`drop table root_keys;
      drop table service_keys;
      alter table blob_keys drop column wrapped_by;
      delete from migrations
        where name in ('framework/0013_service_keys.sql', 'framework/0014_root_keys.sql')`);
    await pool.query("insert into blob_keys (owner, wrapped) values ($1, $2)", [owner, wrappedAsBefore(old)]);
  });
  afterEach(async () => {
    await pool.end();
    await data.database.drop();
  });

  it("stays readable, and values are still found by fingerprint, even after its key was rotated", async () => {
    const sealed = before.seal("a word", "a test");
    const fresh = newKey();
    for (const keys of [[old], [fresh, old], [fresh]]) {
      const service = await replica(data, ...keys);
      const { sealer, personal, keyring } = service.running.context;
      assert.equal(sealer.open(sealed, "a test").toString(), "a word");
      assert.deepEqual(sealer.fingerprint("a word", "a test"), before.fingerprint("a word", "a test"));
      assert.equal((await personal.open(owner, personalBefore, "a test"))?.toString(), "of the person");
      await until(async () => (await keyring.toRewrap()) === 0);
      await service.stop({ keep: true });
    }
  });

  it("can be read by the previous release, too, while replicas of both run", async () => {
    const service = await replica(data, old);
    const { sealer } = service.running.context;
    assert.equal(before.open(sealer.seal("new", "a test"), "a test").toString(), "new");
    // A replica of that release makes keys without the name of their wrapping key.
    await pool.query("update blob_keys set wrapped = $1, wrapped_by = null", [wrappedAsBefore(old)]);
    const opened = await service.running.context.personal.open(owner, personalBefore, "a test");
    assert.equal(opened?.toString(), "of the person");
    await service.stop({ keep: true });
  });

  it("does not start with another key, and the attempt does no harm", async () => {
    await assert.rejects(replica(data, newKey()), /None of the given master keys/);
    const service = await replica(data, old);
    assert.deepEqual(
      service.running.context.sealer.fingerprint("a word", "a test"),
      before.fingerprint("a word", "a test"),
    );
    await service.stop({ keep: true });
  });
});
