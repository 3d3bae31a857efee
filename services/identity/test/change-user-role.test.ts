import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { transaction } from "@storytelling/service";
import { type TestClock, type TestService, until } from "@storytelling/service/testing";
import { decodeJwt } from "jose";
import { lockUser, saveRole } from "../src/store/users.ts";
import { appOf, type Person, person, signIn, startIdentity } from "./people.ts";

let service: TestService;
let boss: Person;
let ada: Person;
const give = (id: string, role: unknown, token: string = boss.token) =>
  service.http.put(`users/${id}/role`, { token, body: { role } });
const me = (token: string) => service.http.get("users/me", { token });
const changesOf = async (who: Person) =>
  (await service.events("UserRoleChanged")).filter((event) => event.aggregateId === who.id);

describe("PUT /users/{id}/role", () => {
  before(async () => {
    service = await startIdentity();
    boss = await person(service, "admin", "Boss");
  });
  beforeEach(async () => {
    ada = await person(service);
  });
  after(() => service.stop());

  it("200 with the user, and one event", async () => {
    const { status, body } = await give(ada.id, "moderator");
    assert.equal(status, 200);
    assert.equal(body.role, "moderator");
    assert.equal(body.id, ada.id);
    const [event, ...more] = await changesOf(ada);
    assert.deepEqual(more, []);
    const { changedAt, ...data } = event?.data ?? {};
    assert.deepEqual(data, {
      userId: ada.id,
      role: "moderator",
      previousRole: "storyteller",
      changedBy: boss.id,
    });
    assert.ok(Math.abs(Date.parse(String(changedAt)) - service.clock.now().getTime()) < 60_000);
  });

  it("200 for the role that the user already has, without an event", async () => {
    assert.equal((await give(ada.id, "storyteller")).status, 200);
    assert.deepEqual(await changesOf(ada), []);
  });

  it("makes older tokens 401, and a token refreshed right after has the new permissions", async () => {
    await give(ada.id, "moderator");
    const { body } = await service.http.post("auth/refresh", { body: { refreshToken: ada.refreshToken } });
    await until(async () => (await me(ada.token)).body.code === "token-outdated");
    assert.equal((await me(ada.token)).status, 401);
    const after = await me(body.accessToken);
    assert.equal(after.status, 200);
    assert.ok(after.body.permissions.includes("stories.moderate"));
  });

  it("makes a token that is issued during the change wait for it and have the new role", async () => {
    const app = appOf(service);
    const [changing, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const change = transaction(app.db, async (tx) => {
      const user = await lockUser(tx, app, ada.id);
      changing.resolve();
      await commit.promise;
      if (user) await saveRole(tx, { ...user, role: "moderator" }, []);
    });
    await changing.promise;
    let answered = false;
    const refreshed = service.http
      .post("auth/refresh", { body: { refreshToken: ada.refreshToken } })
      .finally(() => {
        answered = true;
      });
    const waits =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await until(async () => answered || (await app.db.pool.query(waits)).rowCount);
    commit.resolve();
    await change;
    const { body } = await refreshed;
    assert.equal(body.user.role, "moderator");
    assert.equal(decodeJwt(body.accessToken).role, "moderator");
  });

  it("401 without a token, 403 without users.manage", async () => {
    assert.equal((await service.http.put(`users/${ada.id}/role`, { body: { role: "admin" } })).status, 401);
    const { status, body } = await give(ada.id, "admin", ada.token);
    assert.equal(status, 403);
    assert.equal(body.code, "permission-missing");
  });

  it("403 for a token that is older than its user's demotion", async () => {
    const other = await person(service, "admin");
    const app = appOf(service);
    await app.db.read.updateTable("users").set({ role: "storyteller" }).where("id", "=", other.id).execute();
    const { status, body } = await give(ada.id, "admin", other.token);
    assert.equal(status, 403);
    assert.equal(body.code, "permission-missing");
    assert.deepEqual(await changesOf(ada), []);
  });

  it("404 for a user who does not exist; 422 for an invalid id, an unknown role, and no role", async () => {
    assert.equal((await give(randomUUID(), "guest")).body.code, "user-not-found");
    assert.equal((await give("me", "guest")).body.faults[0].field, "params.id");
    const unknown = await give(ada.id, "emperor");
    assert.equal(unknown.status, 422);
    assert.equal(unknown.body.code, "role-unknown");
    assert.equal(unknown.body.faults[0].field, "body.role");
    assert.equal((await give(ada.id, 7)).status, 422);
  });

  it("409 for the last user with users.manage, 403 for one's own role when there are others", async () => {
    const last = await give(boss.id, "storyteller");
    assert.equal(last.status, 409);
    assert.equal(last.body.code, "last-holder");
    const other = await person(service, "admin");
    const own = await give(other.id, "storyteller", other.token);
    assert.equal(own.status, 403);
    assert.equal(own.body.code, "own-role");
    assert.deepEqual([...(await changesOf(boss)), ...(await changesOf(other))], []);
    assert.equal((await give(other.id, "storyteller")).status, 200);
  });

  it("of two admins who demote each other at the same time, one stays admin", async () => {
    const other = await person(service, "admin");
    const answers = await Promise.all([give(other.id, "guest"), give(boss.id, "guest", other.token)]);
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 403]);
    const { rows } = await appOf(service).db.pool.query("select id from users where role = 'admin'");
    assert.equal(rows.length, 1);
  });
});

// After 2038 a double in seconds no longer represents every millisecond exactly.
const awkward = 2_147_483_757_910;

describe("tokens made in the same millisecond as a change", () => {
  // Tokens are valid from the next millisecond, which in seconds is rounded to slightly less.
  const stopped = new Date(awkward - 1);
  const frozen: TestClock = { now: () => stopped, advance: () => {} };

  before(async () => {
    service = await startIdentity({ clock: frozen });
    boss = await person(service, "admin", "Boss");
  });
  after(() => service.stop());

  it("are invalid when they are made before it, and valid when they are made after it", async () => {
    const eve = await person(service);
    await give(eve.id, "moderator");
    const { token } = await signIn(service, eve.id);
    await until(async () => (await me(eve.token)).body.code === "token-outdated");
    assert.equal((await me(token)).status, 200);
  });
});
