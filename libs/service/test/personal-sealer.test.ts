import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { transaction } from "../src/db/db.ts";
import { masterKeysFrom } from "../src/keys/local-master-keys.ts";
import { markErased } from "../src/personal/erased-users.ts";
import { personalSealer } from "../src/personal/personal-sealer.ts";
import { startTestService, type TestService } from "../src/testing/index.ts";
import { notes } from "./notes/service.ts";

let service: TestService;
before(async () => {
  service = await startTestService(notes);
});
after(() => service.stop());

const app = () => service.running.context;
const seal = (userId: string, plain: string, purpose: string) =>
  transaction(app().db, (tx) => app().personal.seal(tx, userId, plain, purpose));
const text = (opened: Buffer | null) => opened?.toString();
/** The sealer of a process that has just started, with an empty cache. */
const anew = () => personalSealer(app().db, masterKeysFrom(service.data.masterKey));
const keys = async (userId: string) =>
  (await app().db.pool.query("select 1 from blob_keys where owner = $1", [userId])).rowCount;

describe("a value sealed under a person's own key", () => {
  it("many are sealed together and opened in their order, even by a process that has just started", async () => {
    const [ada, ben] = [randomUUID(), randomUUID()];
    const items = ["one", "two", "three"].map((plain, n) => ({ plain, purpose: `notes.text ${n}` }));
    const sealed = await transaction(app().db, (tx) => app().personal.sealAll(tx, ada, items));
    const bens = await seal(ben, "four", "notes.text 9");
    const all = [
      ...items.map(({ purpose }, n) => ({ userId: ada, sealed: sealed[n] as Buffer, purpose })),
      { userId: ben, sealed: bens, purpose: "notes.text 9" },
    ];
    for (const personal of [app().personal, anew()])
      assert.deepEqual((await personal.openAll(all)).map(text), ["one", "two", "three", "four"]);
  });

  it("can be opened in the transaction that makes its key, and by nobody when that is rolled back", async () => {
    const ada = randomUUID();
    let kept: Buffer = Buffer.alloc(0);
    await assert.rejects(
      transaction(app().db, async (tx) => {
        kept = await app().personal.seal(tx, ada, "one", "notes.text 1");
        assert.equal(text(await app().personal.open(ada, kept, "notes.text 1", tx)), "one");
        throw new Error("taken back");
      }),
      /taken back/,
    );
    assert.equal(await app().personal.open(ada, kept, "notes.text 1"), null);
    const again = await seal(ada, "two", "notes.text 2");
    assert.equal(text(await anew().open(ada, again, "notes.text 2")), "two");
  });

  it("cannot be opened in another row, in another column, or as another person's", async () => {
    const [ada, ben] = [randomUUID(), randomUUID()];
    const sealed = await seal(ada, "one", "notes.text 1");
    await seal(ben, "two", "notes.text 2");
    for (const [userId, purpose] of [
      [ada, "notes.text 2"],
      [ada, "notes.title 1"],
      [ben, "notes.text 1"],
    ] as const)
      await assert.rejects(app().personal.open(userId, sealed, purpose));
  });

  it("cannot be opened as soon as its person's files are erased, although the key was cached", async () => {
    const ada = randomUUID();
    const sealed = await seal(ada, "one", "notes.text 1");
    assert.equal(text(await app().personal.open(ada, sealed, "notes.text 1")), "one");
    await app().blobs.eraseOwner(ada);
    assert.equal(await app().personal.open(ada, sealed, "notes.text 1"), null);
  });

  it("of an erased user gets no key: it can be sealed, but never opened", async () => {
    const ada = randomUUID();
    await transaction(app().db, (tx) => markErased(tx, ada));
    const sealed = await seal(ada, "one", "notes.text 1");
    assert.equal(await app().personal.open(ada, sealed, "notes.text 1"), null);
    assert.equal(await keys(ada), 0);
  });

  it("one key is made when many first values are sealed at the same time", async () => {
    const ada = randomUUID();
    const purposes = Array.from({ length: 8 }, (_, n) => `notes.text ${n}`);
    const sealed = await Promise.all(purposes.map((purpose) => seal(ada, purpose, purpose)));
    const items = sealed.map((value, n) => ({ userId: ada, sealed: value, purpose: purposes[n] as string }));
    assert.deepEqual((await anew().openAll(items)).map(text), purposes);
  });
});

describe("a service's upgrade", () => {
  it("runs after the migrations and before the first request", async () => {
    const seen: string[] = [];
    const upgraded = await startTestService({
      ...notes,
      async upgrade({ db }) {
        const { rows } = await db.pool.query("select count(*)::int as notes from notes");
        seen.push(`${rows[0].notes} notes`);
      },
    });
    try {
      assert.deepEqual(seen, ["0 notes"]);
    } finally {
      await upgraded.stop();
    }
  });
});
