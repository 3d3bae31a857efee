import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { storyCreated, userRegistered } from "@storytelling/events";
import { openStream, type TestActor, until } from "@storytelling/service/testing";
import { together } from "../src/steps/feeds.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let ada: TestActor;
let bob: TestActor;
before(async () => {
  world = await startWorld();
  [ada, bob] = await Promise.all([world.service.actor([]), world.service.actor([])]);
});
after(() => world.stop());

async function write(title: string, { id: ownerId } = ada): Promise<void> {
  const storyId = randomUUID();
  await world.service.deliver(
    storyCreated(storyId, { storyId, ownerId, title, language: "en", revision: 1 }),
  );
  await world.settled();
}
const listOf = async ({ token } = ada, query = "") =>
  (await world.http.get(`notifications${query}`, { token })).body;

describe("GET /notifications", () => {
  it("shows a user's own messages with their story's title, newest first", async () => {
    await write("The Frog King");
    await write("Rapunzel");
    const { items } = await listOf();
    assert.match(items[0].title + items[0].body, /Rapunzel/);
    assert.match(items[1].title + items[1].body, /The Frog King/);
    assert.deepEqual((await listOf(bob)).items, []);
  });

  it("gives them a page at a time", async () => {
    const first = await listOf(ada, "?limit=1");
    const second = await listOf(ada, `?limit=1&cursor=${first.next}`);
    assert.equal(first.items.length, 1);
    assert.notEqual(second.items[0].id, first.items[0].id);
  });

  it("stores no title unencrypted", async () => {
    await write("Zyxadora");
    for (const table of ["messages", "in_app", "stories"]) {
      const rows = await world.query(`select t::text as row from ${table} t`);
      const hex = Buffer.from("Zyxadora").toString("hex");
      assert.ok(rows.every(({ row }) => !String(row).includes(hex) && !String(row).includes("Zyxadora")));
    }
  });

  it("401 without a token, 422 for a cursor that is none", async () => {
    assert.equal((await world.http.get("notifications")).status, 401);
    const { status } = await world.http.get("notifications?cursor=x", { token: ada.token });
    assert.equal(status, 422);
  });
});

describe("POST /notifications/{id}/read", () => {
  it("marks one as read; the second time nothing changes", async () => {
    const [{ id }] = (await listOf()).items;
    const read = () => world.http.post(`notifications/${id}/read`, { token: ada.token });
    assert.equal((await read()).status, 204);
    const { readAt } = (await listOf()).items[0];
    assert.ok(readAt);
    await read();
    assert.equal((await listOf()).items[0].readAt, readAt);
    assert.ok((await listOf(ada, "?unread=true")).items.every((item: { id: string }) => item.id !== id));
  });

  it("404 for another's, which stays unread; 401 without a token", async () => {
    const [, { id }] = (await listOf()).items;
    const answer = await world.http.post(`notifications/${id}/read`, { token: bob.token });
    assert.deepEqual([answer.status, answer.body.code], [404, "notification-not-found"]);
    assert.equal((await listOf()).items[1].readAt, null);
    assert.equal((await world.http.post(`notifications/${id}/read`)).status, 401);
  });
});

describe("POST /notifications/read-all", () => {
  it("marks all of one's own as read, and says how many", async () => {
    await write("Another", bob);
    const { items } = await listOf(ada, "?unread=true");
    const { body } = await world.http.post("notifications/read-all", { token: ada.token });
    assert.equal(body.read, items.length);
    assert.deepEqual((await listOf(ada, "?unread=true")).items, []);
    assert.equal((await listOf(bob, "?unread=true")).items.length, 1);
  });
});

describe("GET /notifications/stream", () => {
  it("sends how many are unread, and again when one comes or is read", async () => {
    const carl = await world.service.actor([]);
    const url = `${world.service.url}/notification/v1/notifications/stream`;
    const stream = await openStream<{ unread: number; latest: string | null }>(url, {
      authorization: `Bearer ${carl.token}`,
    });
    await until(() => stream.seen.length === 1);
    await world.service.deliver(
      userRegistered(carl.id, { userId: carl.id, displayName: "Carl", role: "storyteller" }),
    );
    await until(() => stream.seen.length === 2);
    await world.http.post("notifications/read-all", { token: carl.token });
    await until(() => stream.seen.length === 3);
    stream.close();
    assert.deepEqual(
      stream.seen.map(({ unread }) => unread),
      [0, 1, 0],
    );
  });

  it("asks the database once for all who follow, however many", async () => {
    const asked: number[] = [];
    const read = together(async (ids) => {
      asked.push(ids.length);
      return new Map(ids.map((id) => [id, { unread: Number(id), latest: null }]));
    });
    const states = await Promise.all(Array.from({ length: 1000 }, (_, nth) => read(String(nth))));
    assert.deepEqual(asked, [1000]);
    assert.equal(states[999]?.unread, 999);
  });

  it("401 without a token", async () => {
    assert.equal((await world.http.get("notifications/stream")).status, 401);
  });
});

const mine = {
  ...{ language: "de", timeZone: "Europe/Berlin", quietHours: { from: "22:00", until: "07:30" } },
  ...{ digest: "off", digestHour: 9, ways: { stories: ["email"] } },
};

describe("PUT /preferences", () => {
  const put = (body: object, { token } = ada) => world.http.put("preferences", { token, body });

  it("keeps what a person chose, and shows it to them", async () => {
    assert.deepEqual((await put(mine)).body, mine);
    assert.deepEqual((await world.http.get("preferences", { token: ada.token })).body, mine);
    assert.equal((await world.http.get("preferences", { token: bob.token })).body.digest, "daily");
  });

  it("ends in-app messages about a topic for which the person chose another way", async () => {
    const before = (await listOf()).items.length;
    await write("Unseen");
    assert.equal((await listOf()).items.length, before);
  });

  for (const [field, value] of [
    ["timeZone", "Mars/Olympus"],
    ["language", "tlh"],
    ["quietHours", { from: "25:00", until: "07:00" }],
    ["digestHour", 24],
    ["digest", "hourly"],
    ["ways", { stories: ["pigeon"] }],
    ["ways", { weather: ["email"] }],
  ] as const)
    it(`422 naming the field, for ${field} ${JSON.stringify(value)}`, async () => {
      const { status, body } = await put({ ...mine, [field]: value });
      assert.equal(status, 422);
      assert.ok(body.faults[0].field.startsWith(`body.${field}`), body.faults[0].field);
    });

  it("401 without a token", async () => {
    assert.equal((await world.http.put("preferences", { body: mine })).status, 401);
    assert.equal((await world.http.get("preferences")).status, 401);
  });
});
