import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { ConfigError, connect, masterKeysFrom, rootSealer, systemClock, uuidIds } from "../src/index.ts";
import { masterKeyId, parseMasterKeys } from "../src/keys/local-master-keys.ts";
import { startTestService, type TestData, type TestService, until } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";
import { assertReadable, newKey, replica, type Sealed, sealAll, sql } from "./vault.ts";

const [a, b] = [newKey(), newKey()];
const idOf = (key: string) => masterKeyId(Buffer.from(key, "base64"));
const settled = (service: TestService) =>
  until(async () => (await service.running.context.keyring.toRewrap()) === 0);

let data: TestData;
let sealed: Sealed[];
before(async () => {
  const first = await startTestService(notes, { env: { MASTER_KEY: a } });
  data = first.data;
  sealed = [await sealAll(first)];
  await first.stop({ keep: true });
});
after(() => data.database.drop());

describe("a rolling change of the master key", () => {
  /** The steps in docs/operations.md: the lists of keys of the replicas before and after. */
  const steps: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["the new key only opens at some", [a], [a, b]],
    ["it wraps at some", [a, b], [b, a]],
    ["the old one is gone at some", [b, a], [b]],
  ];
  for (const [name, old, fresh] of steps)
    it(`everything can be read and written at both kinds of replicas while ${name}`, async () => {
      const before = await replica(data, ...old);
      const after = await replica(data, ...fresh);
      try {
        sealed.push(await sealAll(before), await sealAll(after));
        for (const one of sealed) {
          await assertReadable(before, one);
          await assertReadable(after, one);
        }
      } finally {
        await before.stop({ keep: true });
        // The newer replicas wrap again what the older ones wrapped until their end.
        if (fresh[0] === b) {
          await after.running.context.keyring.reload(randomUUID());
          await settled(after);
        }
        await after.stop({ keep: true });
      }
    });

  it("leaves nothing that the old key opens, and everything readable with the new one only", async () => {
    const service = await replica(data, b);
    try {
      for (const one of sealed) await assertReadable(service, one);
      const wrapped = await sql(
        service,
        "select wrapped_by from blob_keys union select wrapped_by from root_keys",
      );
      assert.deepEqual(wrapped, [{ wrapped_by: idOf(b) }]);
    } finally {
      await service.stop({ keep: true });
    }
  });

  it("sends one event of each service when it begins and when it ends", async () => {
    const service = await replica(data, b);
    try {
      const told = (await service.events()).filter(({ type }) => type.startsWith("KeyRotation"));
      const rotation = { service: "notes", masterKey: idOf(b), previousKey: idOf(a), orderedBy: null };
      assert.deepEqual(
        told.map(({ type, data }) => [type, data]),
        [
          ["KeyRotationStarted", rotation],
          ["KeyRotationFinished", rotation],
        ],
      );
    } finally {
      await service.stop({ keep: true });
    }
  });
});

describe("a start without a required key", () => {
  it("is refused, naming the key by its id and the setting", async () => {
    await assert.rejects(replica(data, newKey()), (error: Error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, new RegExp(`master key ${idOf(b)} wraps .* MASTER_KEY`));
      return true;
    });
  });

  it("changes nothing: with the key it starts", async () => {
    const service = await replica(data, b);
    await service.stop({ keep: true });
  });

  it("names the fault of a list, and shows no key", () => {
    for (const wrong of ["", "short", `${a},short`, a.slice(0, -1), Buffer.alloc(31).toString("base64")])
      assert.throws(
        () => parseMasterKeys(wrong),
        (error: Error) => {
          assert.match(error.message, /32 bytes in base64|no master key/);
          assert.equal(error.message.includes(a), false);
          return true;
        },
      );
    assert.deepEqual([...parseMasterKeys(`${a}\n${b}\n`).keys()], [idOf(a), idOf(b)]);
  });
});

describe("an old master key with a backup from before the rotation", () => {
  it("opens what was sealed before it, and not what was sealed after it", async () => {
    const old = await replica(data, b);
    await sql(old, "create table backup as select * from root_keys");
    const before = old.running.context.sealer.seal("before", "a test");
    await old.stop({ keep: true });

    const service = await replica(data, newKey(), b);
    // The state after the five minutes in which a new root key only opens.
    await sql(service, "update root_keys set seals_from = now()");
    await service.running.context.keyring.reload(randomUUID());
    const after = service.running.context.sealer.seal("after", "a test");
    assert.equal(service.running.context.sealer.open(before, "a test").toString(), "before");
    assert.equal(service.running.context.sealer.open(after, "a test").toString(), "after");
    await service.stop({ keep: true });

    const pool = connect({ url: data.database.url, max: 2, name: "thief", clock: systemClock, ids: uuidIds });
    await pool.pool.query("truncate root_keys; insert into root_keys select * from backup");
    const thief = await rootSealer(pool, masterKeysFrom(b));
    await pool.close();
    assert.equal(thief.open(before, "a test").toString(), "before");
    assert.throws(() => thief.open(after, "a test"));
  });
});
