import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { narrationDeleted, userRegistered } from "@storytelling/events";
import { type TestActor, testClock, until } from "@storytelling/service/testing";
import { sweepHolds } from "../src/use-cases/sweep-holds.ts";
import { aNarration, startWorld, type World } from "./world.ts";

const day = 24 * 3_600_000;

describe("the events of work", () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());

  it("count what was really used, not what was held; each counts once although it is delivered twice", async () => {
    const ada = await world.somebody();
    const workId = randomUUID();
    await world.reserve(ada, "narratedCharacters", 1000, workId);
    await world.narration.requested(ada, workId, 900);
    assert.equal(await world.usedHeld(ada, "narratedCharacters"), "0/900");
    await world.narration.completed(ada, workId, 850);
    assert.equal(await world.usedHeld(ada, "narratedCharacters"), "850/0");
    await world.narration.completed(ada, workId, 850);
    assert.equal(await world.usedHeld(ada, "narratedCharacters"), "850/0", "sent again, as another event");
  });

  it("release failed work, and charge stopped work for what was done", async () => {
    const ada = await world.somebody();
    const [failed, stopped] = [randomUUID(), randomUUID()];
    await world.reserve(ada, "narratedCharacters", 1000, failed);
    await world.narration.requested(ada, failed, 1000);
    await world.narration.failed(ada, failed);
    assert.equal(await world.usedHeld(ada, "narratedCharacters"), "0/0");
    await world.reserve(ada, "narratedCharacters", 1000, stopped);
    await world.narration.requested(ada, stopped, 1000);
    await world.narration.cancelled(ada, stopped, 300);
    assert.equal(await world.usedHeld(ada, "narratedCharacters"), "300/0");
  });

  it("charge nothing when the result already existed", async () => {
    const ada = await world.somebody();
    const workId = randomUUID();
    await world.reserve(ada, "analysedWords", 500, workId);
    await world.story.requested(ada, workId, 500);
    await world.story.analyzed(ada, workId, 0);
    assert.equal(await world.usedHeld(ada, "analysedWords"), "0/0");
  });

  it("keep the hold of running work for up to a week, and charge it even when it ends later", async () => {
    const ada = await world.somebody();
    const workId = randomUUID();
    await world.reserve(ada, "analysedWords", 500, workId);
    await world.story.requested(ada, workId, 500);
    world.clock.advance(6.9 * day);
    await sweepHolds(world.app);
    const me = await world.actor([], { id: ada.id });
    const { month } = (await world.reserve(me, "analysedWords", 500, workId)).body;
    world.clock.advance(0.2 * day);
    await sweepHolds(world.app);
    const state = () =>
      world.app.db.read.selectFrom("usage_reservations").selectAll().where("work_id", "=", workId).execute();
    assert.deepEqual(
      (await state()).map((hold) => hold.state),
      ["expired"],
    );
    await world.story.analyzed(ada, workId, 480);
    assert.deepEqual(
      (await state()).map((hold) => [hold.state, hold.used, hold.month]),
      [["committed", 480, month]],
    );
  });

  it("hold work that begins after its reservation expired, and work without a reservation", async () => {
    const ada = await world.somebody();
    const workId = randomUUID();
    await world.reserve(ada, "narratedCharacters", 70, workId);
    world.clock.advance(20 * 60_000);
    await sweepHolds(world.app);
    await world.narration.requested(ada, workId, 70);
    await world.narration.requested(ada, randomUUID(), 5);
    const me = await world.actor([], { id: ada.id });
    assert.equal(await world.usedHeld(me, "narratedCharacters"), "0/75");
  });

  it("charge work whose end arrives first, and hold nothing when its beginning arrives later", async () => {
    const ada = await world.somebody();
    const [done, failed] = [randomUUID(), randomUUID()];
    await world.narration.completed(ada, done, 40);
    await world.narration.failed(ada, failed);
    await world.narration.requested(ada, done, 40);
    await world.narration.requested(ada, failed, 40);
    assert.equal(await world.usedHeld(ada, "narratedCharacters"), "40/0");
    const { status, body } = await world.reserve(ada, "narratedCharacters", 40, done);
    assert.deepEqual([status, body.state], [201, "committed"]);
    assert.equal(await world.usedHeld(ada, "narratedCharacters"), "40/0");
  });

  it("change nothing when they are older than allowances and have no workId", async () => {
    const ada = await world.somebody();
    await world.narration.completed(ada, undefined as unknown as string, 40);
    assert.equal(await world.usedHeld(ada, "narratedCharacters"), "0/0");
  });

  it("count a created story, reserved or not", async () => {
    const ada = await world.somebody();
    const storyId = randomUUID();
    await world.reserve(ada, "stories", 1, storyId);
    await world.story.created(ada, storyId);
    await world.story.created(ada);
    assert.equal(await world.usedHeld(ada, "stories"), "2/0");
  });
});

describe("months", () => {
  it("begin at midnight in UTC; work is charged to the month in which it was requested", async () => {
    const clock = testClock(new Date("2028-02-29T23:50:00Z"));
    const world = await startWorld({ clock });
    const ada = await world.somebody();
    const workId = randomUUID();
    await world.reserve(ada, "narratedCharacters", 40_000, workId);
    await world.narration.requested(ada, workId, 40_000);
    assert.equal((await world.current(ada)).renewsAt, "2028-03-01T00:00:00.000Z");
    assert.equal((await world.reserve(ada, "narratedCharacters", 1)).status, 402);
    clock.advance(10 * 60_000);
    const me = await world.actor([], { id: ada.id });
    assert.equal((await world.current(me)).month, "2028-03");
    assert.equal((await world.reserve(me, "narratedCharacters", 40_000)).status, 201);
    await world.narration.completed(ada, workId, 40_000);
    assert.equal(await world.usedHeld(me, "narratedCharacters"), "0/40000");
    const { rows } = await world.app.db.pool.query("select month, used from usage_tracking");
    assert.deepEqual(rows, [{ month: "2028-02", used: 40_000 }]);
    await world.stop();
  });
});

describe("UsageLimitReached", () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());
  const told = async (id: string) =>
    (await world.events("UsageLimitReached"))
      .filter((event) => event.aggregateId === id)
      .map(({ data }) => `${data.percent} % of ${data.allowance}`);
  const use = (actor: TestActor, n: number) => world.narration.completed(actor, randomUUID(), n);

  it("is sent once at 80 % and once at 100 %, and shown at GET /usage/current", async () => {
    const ada = await world.somebody();
    await use(ada, 31_999);
    assert.deepEqual(await told(ada.id), []);
    await use(ada, 1);
    await use(ada, 1000);
    assert.deepEqual(await told(ada.id), ["80 % of 40000"]);
    await use(ada, 7000);
    await use(ada, 5);
    assert.deepEqual(await told(ada.id), ["80 % of 40000", "100 % of 40000"]);
    const notices = await until(async () => {
      const { notices } = await world.current(ada);
      return notices.length === 2 && notices;
    });
    assert.deepEqual(
      notices.map((notice: { resource: string; percent: number }) => [notice.resource, notice.percent]),
      [
        ["narratedCharacters", 80],
        ["narratedCharacters", 100],
      ],
    );
  });

  it("is sent again for a larger allowance, but not again after going back to a smaller one", async () => {
    const ada = await world.somebody();
    await use(ada, 40_000);
    await world.subscribe(ada, "silver");
    await use(ada, 1000);
    assert.equal((await told(ada.id)).length, 2);
    await use(ada, 200_000);
    assert.deepEqual((await told(ada.id)).slice(2), ["80 % of 300000"]);
    await world.subscribe(ada, "free");
    await use(ada, 10);
    await world.subscribe(ada, "silver");
    await use(ada, 10);
    assert.equal((await told(ada.id)).length, 3);
    await use(ada, 100_000);
    assert.deepEqual((await told(ada.id)).slice(3), ["100 % of 300000"]);
  });

  it("is sent once when a hundred works end at the same time", async () => {
    const ada = await world.somebody();
    await Promise.all(Array.from({ length: 100 }, () => use(ada, 400)));
    assert.equal(await world.usedHeld(ada, "narratedCharacters"), "40000/0");
    assert.deepEqual(await told(ada.id), ["80 % of 40000", "100 % of 40000"]);
  });
});

describe("tiers and levels", () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());

  it("a new user has Free, and so has an unknown user", async () => {
    const [ada, eve] = [await world.somebody(), await world.somebody()];
    await world.deliver(userRegistered(ada.id, { userId: ada.id, displayName: "Ada", role: "storyteller" }));
    for (const actor of [ada, eve]) assert.equal((await world.current(actor)).tier, "free");
  });

  it("after a downgrade below the usage nothing remains, and new work is refused with what to do", async () => {
    const ada = await world.somebody();
    await world.subscribe(ada, "gold");
    await world.narration.completed(ada, randomUUID(), 500_000);
    await world.subscribe(ada, "silver");
    const { used, remains } = await world.standing(ada, "narratedCharacters");
    assert.deepEqual([used, remains], [500_000, 0]);
    const { status, body } = await world.reserve(ada, "narratedCharacters", 1);
    assert.equal(status, 402);
    assert.match(body.detail, /Upgrade to Gold or wait until/);
  });

  it("DEFAULT_TIER is the smallest tier of all users; a user with a higher one keeps it", async () => {
    const generous = await startWorld({ env: { DEFAULT_TIER: "gold" } });
    const [ada, eve] = [await generous.somebody(), await generous.somebody()];
    await generous.subscribe(eve, "platinum");
    assert.equal((await generous.current(ada)).tier, "gold");
    assert.equal((await generous.current(eve)).tier, "platinum");
    assert.equal((await generous.reserve(ada, "narratedCharacters", 1_200_000)).status, 201);
    assert.equal((await generous.reserve(ada, "narratedCharacters", 1)).status, 402);
    await generous.stop();
  });

  it("storage is a level: deleting frees it, and while it is full, work that would need it is refused", async () => {
    const ada = await world.somebody();
    await world.narration.completed(ada, randomUUID(), 1, 500_000_000);
    const { used, remains, renewsAt } = await world.standing(ada, "storageBytes");
    assert.deepEqual([used, remains, renewsAt], [500_000_000, 0, null]);
    const { status, body } = await world.reserve(ada, "narratedCharacters", 1);
    assert.deepEqual([status, body.allowance.resource], [402, "storageBytes"]);
    assert.match(body.detail, /Upgrade to Silver or delete what you no longer need\.$/);
    assert.equal((await world.check(ada, "narratedCharacters", 1)).body.storageFull, true);
    assert.equal((await world.reserve(ada, "analysedWords", 1)).status, 201);
    const about = { narrationId: aNarration, storyId: randomUUID(), ownerId: ada.id, revision: 1 };
    await world.deliver(narrationDeleted(aNarration, about));
    assert.equal((await world.standing(ada, "storageBytes")).used, 0);
    assert.equal((await world.reserve(ada, "narratedCharacters", 1)).status, 201);
  });

  it("guests are counted for each session separately, and are never used up", async () => {
    const ada = await world.somebody();
    assert.equal((await world.check(ada, "guestsPerSession", 3)).body.allowed, true);
    const { body } = await world.check(ada, "guestsPerSession", 4);
    assert.deepEqual([body.allowed, body.limit, body.enough], [false, 3, "silver"]);
  });
});

describe("POST /usage/check", () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.stop());

  it("returns whether the allowance is enough and what would remain, and changes nothing", async () => {
    const ada = await world.somebody();
    await world.reserve(ada, "analysedWords", 15_000);
    const dump = async () => (await world.app.db.pool.query("select * from usage_reservations")).rows;
    const before = await dump();
    const yes = (await world.check(ada, "analysedWords", 4000)).body;
    assert.deepEqual([yes.allowed, yes.remains, yes.remainsAfter, yes.enough], [true, 5000, 1000, "free"]);
    const no = (await world.check(ada, "analysedWords", 200_000)).body;
    assert.deepEqual([no.allowed, no.remains, no.remainsAfter, no.enough], [false, 5000, 5000, "gold"]);
    assert.deepEqual(await dump(), before);
    const { rows } = await world.app.db.pool.query("select count(*)::int as n from usage_tracking");
    assert.equal(rows[0].n, 0);
  });
});
