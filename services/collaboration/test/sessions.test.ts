import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { collaboration } from "../src/service.ts";
import { organiser, startWorld, type World } from "./world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const ask = (method: "get" | "post" | "patch" | "delete", path: string, body?: object, by = world.ada) =>
  world.http[method](path, { token: by.token, ...(body ? { body } : {}) });
const told = async (type: string, id: string) =>
  (await world.events(type)).filter(({ aggregateId }) => aggregateId === id);

describe("POST /sessions", () => {
  it("201 with the asked lines counted, and sends CollaborationStarted", async () => {
    const session = await world.open({ title: "For Anna", asked: { characters: ["c-anna"] } });
    assert.deepEqual([session.lines, session.organiser, session.status], [2, "Ada", "open"]);
    assert.deepEqual(session.guests, { used: 0, cap: 10, nearlyFull: false });
    assert.equal((await told("CollaborationStarted", session.id)).length, 1);
  });

  it("has one effect for one Idempotency-Key", async () => {
    const headers = { "idempotency-key": randomUUID() };
    const body = { storyId: world.write().id };
    const first = await world.http.post("sessions", { token: world.ada.token, headers, body });
    const second = await world.http.post("sessions", { token: world.ada.token, headers, body });
    assert.equal(first.body.id, second.body.id);
    assert.equal((await told("CollaborationStarted", first.body.id)).length, 1);
  });

  it("stores neither titles nor lines unencrypted", async () => {
    const { id } = await world.open({ title: "Zyxadora" });
    const { pool } = world.running.context.db;
    const { rows } = await pool.query("select sealed from session_lines where session_id = $1", [id]);
    const { rows: sessions } = await pool.query("select s::text as row from collaboration_sessions s");
    assert.ok(rows.length > 0 && rows.every(({ sealed }) => !sealed.includes("Open it, Henry")));
    assert.ok(sessions.every(({ row }) => !row.includes("Zyxadora")));
  });

  it("404 for another's story", async () => {
    const { id } = world.write({}, world.bob);
    const { status, body } = await ask("post", "sessions", { storyId: id });
    assert.deepEqual([status, body.code], [404, "story-not-found"]);
  });

  it("409 for a story that is not analysed", async () => {
    const { id } = world.write({ analyzed: false });
    assert.equal((await ask("post", "sessions", { storyId: id })).body.code, "not-analyzed");
  });

  for (const [code, field, body] of [
    ["deadline-past", "body.deadline", { deadline: "2020-01-01T00:00:00Z" }],
    ["characters-unknown", "body.asked.characters", { asked: { characters: ["c-nobody"] } }],
    ["lines-unknown", "body.asked.lines", { asked: { lines: [99] } }],
    ["nothing-asked", "body.asked", { asked: { characters: [] } }],
  ] as const)
    it(`422 ${code}, naming ${field}`, async () => {
      const refused = await ask("post", "sessions", { storyId: world.write().id, ...body });
      assert.deepEqual([refused.status, refused.body.code, refused.body.faults[0].field], [422, code, field]);
    });

  it("503 while the other services are down, and nothing is kept", async () => {
    const { id: storyId } = world.write();
    world.peers.up = false;
    const { status } = await ask("post", "sessions", { storyId });
    world.peers.up = true;
    assert.deepEqual(
      [status, await world.count("collaboration_sessions", `story_id = '${storyId}'`)],
      [503, 0],
    );
  });
});

describe("GET /sessions/{id}", () => {
  it("404 for a user who does not organise it, as for one that does not exist", async () => {
    const { id } = await world.open();
    const [other, none] = [
      await ask("get", `sessions/${id}`, undefined, world.bob),
      await ask("get", `sessions/${randomUUID()}`),
    ];
    assert.deepEqual([other.status, other.body.detail], [404, none.body.detail]);
  });

  it("403 for a guest of it", async () => {
    const { id } = await world.open();
    const { token } = await world.guest(id);
    assert.equal((await world.http.get(`sessions/${id}`, { token })).status, 403);
  });
});

describe("GET /sessions", () => {
  it("lists what the user owns and organises, newest first", async () => {
    const carol = await world.actor(organiser);
    const [first, second] = [await world.open({}, carol), await world.open()];
    await ask("post", `sessions/${second.id}/organisers`, { userId: carol.id });
    const { body } = await ask("get", "sessions", undefined, carol);
    assert.deepEqual(
      body.items.map((one: { id: string; yours: boolean }) => [one.id, one.yours]),
      [
        [second.id, false],
        [first.id, true],
      ],
    );
  });
});

describe("PATCH /sessions/{id}", () => {
  it("changes the title and what is asked", async () => {
    const { id } = await world.open();
    const { body } = await ask("patch", `sessions/${id}`, {
      title: "New",
      asked: { characters: ["narrator"] },
    });
    assert.deepEqual([body.title, body.lines], ["New", 2]);
  });

  it("422 deadline-past", async () => {
    const { id } = await world.open();
    const { body } = await ask("patch", `sessions/${id}`, { deadline: "2020-01-01T00:00:00Z" });
    assert.equal(body.code, "deadline-past");
  });
});

describe("POST /sessions/{id}/close and reopen", () => {
  it("sends one event each, however often it is asked", async () => {
    const { id } = await world.open();
    for (const what of ["close", "close", "reopen", "reopen"]) await ask("post", `sessions/${id}/${what}`);
    const counts = [await told("CollaborationClosed", id), await told("CollaborationReopened", id)];
    assert.deepEqual(
      counts.map(({ length }) => length),
      [1, 1],
    );
  });

  it("closes at the deadline, and 409 deadline-past to open it again", async () => {
    const own = await startWorld();
    const deadline = new Date(own.clock.now().getTime() + 3_600_000).toISOString();
    const { id } = await own.open({ deadline });
    own.clock.advance(3_700_000);
    await collaboration.ticks?.find(({ name }) => name === "close-overdue")?.run(own.running.context);
    const again = await own.actor(organiser, { id: own.ada.id });
    const { body } = await own.http.get(`sessions/${id}`, { token: again.token });
    const reopened = await own.http.post(`sessions/${id}/reopen`, { token: again.token });
    await own.stop();
    assert.deepEqual(
      [body.status, body.closedCause, reopened.body.code],
      ["closed", "deadline", "deadline-past"],
    );
  });
});

describe("co-organisers", () => {
  it("may invite, and may not delete", async () => {
    const { id } = await world.open();
    await ask("post", `sessions/${id}/organisers`, { userId: world.bob.id });
    assert.ok((await world.invite(id, {}, world.bob)).link);
    const { status, body } = await ask("delete", `sessions/${id}`, undefined, world.bob);
    assert.deepEqual([status, body.code], [403, "owner-only"]);
  });

  it("are invited by e-mail, and need an account to accept", async () => {
    const { id } = await world.open();
    const { link } = await world.invite(id, { way: "email", to: "bob@example.org", kind: "organiser" });
    const token = world.tokenIn({ link });
    assert.equal((await world.accept(token, { name: "Bob" })).body.code, "sign-in-needed");
    const { body } = await world.accept(token, {}, world.bob);
    assert.deepEqual([body.organiser, body.token, body.participant], [true, null, null]);
    assert.equal((await ask("get", `sessions/${id}`, undefined, world.bob)).status, 200);
  });

  it("lose their rights when they are removed", async () => {
    const { id } = await world.open();
    await ask("post", `sessions/${id}/organisers`, { userId: world.bob.id });
    await ask("delete", `sessions/${id}/organisers/${world.bob.id}`);
    assert.equal((await ask("get", `sessions/${id}`, undefined, world.bob)).status, 404);
  });
});

describe("DELETE /sessions/{id}", () => {
  it("ends all consents, and no token of a guest or link works any more", async () => {
    const { id } = await world.open();
    const guest = await world.guest(id);
    const body = { uses: ["this-story"], wording: "1" };
    await world.http.post(`participants/${guest.id}/consents`, { token: guest.token, body });
    assert.equal((await ask("delete", `sessions/${id}`)).status, 204);
    const withdrawn = await told("ConsentWithdrawn", guest.id);
    assert.deepEqual(
      withdrawn.map(({ data }) => data.cause),
      ["erased"],
    );
    assert.equal((await world.http.get("participants/me", { token: guest.token })).status, 401);
    assert.equal((await world.accept(world.tokenIn(guest))).status, 404);
  });
});
