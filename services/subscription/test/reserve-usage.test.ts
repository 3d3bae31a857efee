import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { startWorld, type World } from "./world.ts";

describe("POST /usage/reservations", () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());

  it("holds the requested quantity, once for any number of equal requests", async () => {
    const ada = await world.somebody();
    const workId = randomUUID();
    for (let n = 0; n < 3; n++) {
      const { status, body } = await world.reserve(ada, "narratedCharacters", 10_000, workId);
      assert.equal(status, 201);
      assert.equal(body.state, "held");
    }
    assert.deepEqual(await world.standing(ada, "narratedCharacters"), {
      resource: "narratedCharacters",
      kind: "monthly",
      tier: "free",
      used: 0,
      held: 10_000,
      remains: 30_000,
      limit: 40_000,
      renewsAt: (await world.current(ada)).renewsAt,
    });
  });

  it("402 when not enough remains, with the needed and the remaining quantity and what to do", async () => {
    const ada = await world.somebody();
    await world.reserve(ada, "narratedCharacters", 35_000);
    const { status, body } = await world.reserve(ada, "narratedCharacters", 5_001);
    assert.equal(status, 402);
    assert.equal(body.code, "over-allowance");
    assert.match(
      body.detail,
      /^This needs 5,001 narrated characters; 5,000 of Free's 40,000 remain\. Upgrade to Silver or wait until 1 \w+ \d{4}\.$/,
    );
    const { renewsAt, ...allowance } = body.allowance;
    assert.equal(renewsAt, (await world.current(ada)).renewsAt);
    assert.deepEqual(allowance, {
      resource: "narratedCharacters",
      needed: 5_001,
      used: 0,
      held: 35_000,
      remains: 5_000,
      limit: 40_000,
      tier: "free",
      enough: "silver",
    });
    const beyond = await world.reserve(ada, "narratedCharacters", 7_000_000);
    assert.equal(beyond.body.allowance.enough, null);
    assert.match(beyond.body.detail, /Ask for less at a time\.$/);
  });

  it("grants exactly ten and refuses ninety of a hundred requests at the same time for an allowance of ten", async () => {
    const ada = await world.somebody();
    const before = 20_000 - 10;
    await world.story.analyzed(ada, randomUUID(), before);
    const all = await Promise.all(Array.from({ length: 100 }, () => world.reserve(ada, "analysedWords", 1)));
    const statuses = all.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [...Array(10).fill(201), ...Array(90).fill(402)]);
    assert.equal(await world.usedHeld(ada, "analysedWords"), `${before}/10`);
  });

  it("holds once for a hundred requests at the same time for the same work", async () => {
    const ada = await world.somebody();
    const workId = randomUUID();
    const all = await Promise.all(
      Array.from({ length: 100 }, () => world.reserve(ada, "stories", 2, workId)),
    );
    assert.ok(all.every(({ status }) => status === 201));
    assert.equal(await world.usedHeld(ada, "stories"), "0/2");
  });

  it("409 for the same work with another quantity, and the hold does not change", async () => {
    const ada = await world.somebody();
    const workId = randomUUID();
    await world.reserve(ada, "narratedCharacters", 100, workId);
    const { status, body } = await world.reserve(ada, "narratedCharacters", 99, workId);
    assert.deepEqual([status, body.code], [409, "work-differs"]);
    assert.equal(await world.usedHeld(ada, "narratedCharacters"), "0/100");
  });

  it("another user's work with the same id is separate", async () => {
    const [ada, eve] = [await world.somebody(), await world.somebody()];
    const workId = randomUUID();
    await world.reserve(ada, "narratedCharacters", 100, workId);
    assert.equal((await world.reserve(eve, "narratedCharacters", 5, workId)).status, 201);
    await world.narration.failed(eve, workId);
    assert.equal(await world.usedHeld(ada, "narratedCharacters"), "0/100");
    assert.equal(await world.usedHeld(eve, "narratedCharacters"), "0/0");
  });

  it("a hold whose work never begins is released after 15 minutes, and can be made again", async () => {
    const ada = await world.somebody();
    const workId = randomUUID();
    await world.reserve(ada, "stories", 5, workId);
    assert.equal((await world.reserve(ada, "stories", 1)).status, 402);
    world.clock.advance(15 * 60_000);
    const me = await world.actor([], { id: ada.id });
    assert.equal(await world.usedHeld(me, "stories"), "0/0");
    const again = await world.reserve(me, "stories", 5, workId);
    assert.deepEqual([again.status, again.body.state], [201, "held"]);
  });

  it("cannot be settled by its user: no such route exists", async () => {
    const ada = await world.somebody();
    const { body } = await world.reserve(ada, "stories", 1);
    const path = `usage/reservations/${body.workId}`;
    const { token } = ada;
    for (const attempt of [
      world.http.delete(path, { token }),
      world.http.post(`${path}/release`, { token }),
      world.http.post(`${path}/commit`, { token, body: { used: 0 } }),
    ])
      assert.equal((await attempt).status, 404);
    assert.equal((await world.http.delete("usage/reservations", { token })).status, 405);
    assert.equal(await world.usedHeld(ada, "stories"), "0/1");
  });

  it("429 when a user has five hundred holds at the same time", async () => {
    const ada = await world.somebody();
    await world.app.db.pool.query(
      `insert into usage_reservations (user_id, work_id, resource, month, quantity, state, created_at, expires_at)
       select $1, gen_random_uuid(), 'analysedWords', '2020-01', 1, 'held', $2, $3 from generate_series(1, 500)`,
      [ada.id, world.clock.now(), new Date(world.clock.now().getTime() + 60_000)],
    );
    const { status, body, headers } = await world.reserve(ada, "stories", 1);
    assert.deepEqual([status, body.code, headers.get("retry-after")], [429, "too-many-holds", "60"]);
  });
});

describe("invalid requests", () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());

  for (const path of ["usage/reservations", "usage/check"]) {
    const more = path === "usage/check" ? {} : { workId: randomUUID() };
    const ask = async (body: unknown, headers?: Record<string, string>) => {
      const ada = await world.somebody();
      const errand = await world.errand("story", ada);
      return world.http.post(path, { token: ada.token, body, headers: { ...errand, ...headers } });
    };

    it(`422 from ${path} for an invalid quantity and an unknown resource`, async () => {
      for (const quantity of [0, -1, 0.5, 1e15, 2 ** 60, "5", null, undefined]) {
        const { status, body } = await ask({ ...more, resource: "stories", quantity });
        assert.equal(status, 422, String(quantity));
        assert.equal(body.faults[0].field, "body.quantity");
      }
      const unknown = await ask({ ...more, resource: "gold", quantity: 1 });
      assert.deepEqual([unknown.status, unknown.body.faults[0].field], [422, "body.resource"]);
    });

    it(`422 from ${path} for another user's id, another month or an unknown field`, async () => {
      for (const extra of [{ userId: randomUUID() }, { month: "2026-01" }, { state: "released" }])
        assert.equal((await ask({ ...more, resource: "stories", quantity: 1, ...extra })).status, 422);
    });

    it(`401, 413, 415 and 400 from ${path}`, async () => {
      assert.equal((await world.http.post(path, { body: {} })).status, 401);
      assert.equal((await ask({ ...more, resource: "x".repeat(20_000), quantity: 1 })).status, 413);
      assert.equal((await ask("resource=stories", { "content-type": "text/plain" })).status, 415);
      assert.equal((await ask("{", { "content-type": "application/json" })).status, 400);
    });
  }

  it("422 for a hold of a resource that is not counted by month", async () => {
    const ada = await world.somebody();
    for (const resource of ["guestsPerSession", "storageBytes"] as const) {
      const { status, body } = await world.reserve(ada, resource, 1);
      assert.deepEqual([status, body.code], [422, "not-held"]);
    }
  });

  it("429 when a user asks too often", async () => {
    const busy = await startWorld({ requestsPerMinute: 20 });
    const ada = await busy.somebody();
    const statuses = [];
    for (let n = 0; n < 21; n++) statuses.push((await busy.check(ada, "stories", 1)).status);
    assert.equal(statuses.at(-1), 429);
    await busy.stop();
  });
});
