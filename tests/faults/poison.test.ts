import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { record, transaction } from "@storytelling/service";
import { startTestService, type TestService, until } from "@storytelling/service/testing";
import { noteChanged, notes } from "../../libs/service/test/notes/service.ts";

const others = Number(process.env.OTHERS || 2000);

describe(`a poison event among ${others} others`, () => {
  let service: TestService;
  const sick = randomUUID();
  const world = globalThis as { poison?: string };

  /** The effects, in the order in which they happened. */
  async function done(where: string): Promise<string[]> {
    const { rows } = await service.running.context.db.pool.query(
      `select what from note_log where note_id ${where} $1 order by seq`,
      [sick],
    );
    return rows.map((row) => row.what);
  }

  async function count(): Promise<number> {
    const { rows } = await service.running.context.db.pool.query(
      "select count(*)::int as count from note_log where note_id <> $1",
      [sick],
    );
    return rows[0]?.count ?? 0;
  }

  before(async () => {
    world.poison = "poison";
    service = await startTestService(notes);
    const healthy = Array.from({ length: 100 }, () => randomUUID());
    const events = Array.from({ length: others }, (_, n) => {
      const noteId = healthy[n % 100] ?? "";
      return noteChanged(noteId, { noteId, text: String(n) });
    });
    // The poison event comes first. Two good events of its aggregate follow, with many others in between.
    const its = ["poison", "second", "third"].map((text) => noteChanged(sick, { noteId: sick, text }));
    const all = [
      ...its.slice(0, 1),
      ...events.slice(0, others / 2),
      ...its.slice(1, 2),
      ...events.slice(others / 2),
      ...its.slice(2),
    ];
    await transaction(service.running.context.db, async (tx) => {
      for (let at = 0; at < all.length; at += 1000) await record(tx, all.slice(at, at + 1000));
    });
    const began = performance.now();
    await until(async () => (await count()) >= others, 200);
    process.stdout.write(
      `# ${others} other events were handled in ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
    );
  });
  after(async () => {
    delete world.poison;
    await service.stop();
  });

  it("delays none of them", async () => {
    const effects = await done("<>");
    assert.equal(new Set(effects).size, others);
    assert.equal(effects.length, others);
  });

  it("parks its own aggregate, in order, and nothing else", async () => {
    const { token } = await service.actor(["events.manage"]);
    await until(
      async () => (await service.http.get("admin/parked-events", { token })).body.items.length === 3,
    );
    const { body } = await service.http.get("admin/parked-events", { token });
    const texts = (body.items as { seq: number; aggregateId: string }[])
      .toSorted((a, b) => a.seq - b.seq)
      .map(({ aggregateId }) => aggregateId);
    assert.deepEqual(texts, [sick, sick, sick]);
    assert.deepEqual(await done("="), []);
  });

  it("has each effect once, in order, after it is repaired and redriven twice", async () => {
    const { token } = await service.actor(["events.manage"]);
    const { body } = await service.http.get("admin/parked-events", { token });
    const first = Math.min(...(body.items as { seq: number }[]).map(({ seq }) => seq));
    const redrive = () => service.http.post(`admin/parked-events/${first}/redrive`, { token, body: {} });
    delete world.poison;
    const [one, other] = await Promise.all([redrive(), redrive()]);
    assert.ok([one.status, other.status].includes(200));
    await until(async () => (await done("=")).length === 3);
    assert.equal((await redrive()).status, 404);
    assert.deepEqual(await done("="), ["poison", "second", "third"]);
  });
});
