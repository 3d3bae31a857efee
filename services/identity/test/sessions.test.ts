import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { type TestService, until } from "@storytelling/service/testing";
import { appOf, lettersTo, letterTo, type Person, person, signIn, startIdentity } from "./people.ts";

let service: TestService;
let ada: Person;
const status = async (token: string) => (await service.http.get("users/me", { token })).status;
const refresh = (refreshToken: string) => service.http.post("auth/refresh", { body: { refreshToken } });
const list = async (token: string) => (await service.http.get("sessions", { token })).body.items;
const endedOf = async (who: Person) =>
  (await service.events("SessionsEnded")).filter((event) => event.aggregateId === who.id);

before(async () => {
  service = await startIdentity();
});
beforeEach(async () => {
  ada = await person(service);
});
after(() => service.stop());

describe("GET /sessions", () => {
  it("200 with the active ones, newest first: device, coarse network, times, and which one is the caller's", async () => {
    const phone = await signIn(service, ada.id);
    const [newest, oldest, ...more] = await list(phone.token);
    assert.deepEqual(more, []);
    assert.deepEqual([newest.current, oldest.current], [true, false]);
    assert.equal(newest.device, "Firefox on Linux");
    assert.equal(newest.network, "192.0.2.0/24");
    service.clock.advance(60_000);
    await refresh(phone.refreshToken);
    const [used] = await list(phone.token);
    assert.ok(Date.parse(used.lastUsedAt) - Date.parse(used.createdAt) >= 60_000);
  });

  it("200 page by page; 422 for an invalid cursor; 401 without a token", async () => {
    for (let i = 0; i < 2; i++) await signIn(service, ada.id);
    const first = await service.http.get("sessions?limit=2", { token: ada.token });
    const second = await service.http.get(`sessions?limit=2&cursor=${first.body.next}`, { token: ada.token });
    const ids = [...first.body.items, ...second.body.items].map((one: { id: string }) => one.id);
    assert.equal(new Set(ids).size, 3);
    assert.equal(second.body.next, null);
    assert.equal((await service.http.get("sessions?cursor=x", { token: ada.token })).status, 422);
    assert.equal((await service.http.get("sessions")).status, 401);
  });

  it("leaves out ended sessions and those that can no longer be refreshed; keeps the network sealed", async () => {
    const phone = await signIn(service, ada.id);
    await service.http.post("auth/logout", { token: phone.token });
    assert.equal((await list(ada.token)).length, 1);
    const { rows } = await appOf(service).db.pool.query("select network from sessions");
    for (const { network } of rows) assert.equal(network.includes("192.0"), false);
    service.clock.advance(29 * 24 * 3_600_000);
    const tablet = await signIn(service, ada.id);
    assert.equal((await list(tablet.token)).length, 2);
    service.clock.advance(2 * 24 * 3_600_000);
    const { token } = await signIn(service, ada.id);
    assert.equal((await list(token)).length, 2);
  });
});

describe("DELETE /sessions/{id}", () => {
  const end = (id: string, token = ada.token) => service.http.delete(`sessions/${id}`, { token });

  it("204; its tokens are invalid immediately here, and every service gets an event", async () => {
    const phone = await signIn(service, ada.id);
    const [{ id }] = await list(phone.token);
    assert.equal((await end(id)).status, 204);
    assert.equal(await status(phone.token), 401);
    assert.equal((await refresh(phone.refreshToken)).body.code, "session-ended");
    assert.equal(await status(ada.token), 200);
    const [event, ...more] = await endedOf(ada);
    assert.deepEqual(more, []);
    assert.deepEqual(event?.data.sessionIds, [id]);
  });

  it("the same 404 for another user's, an ended and an unknown session; 422 for an invalid id; 401 without a token", async () => {
    const eve = await person(service);
    const [{ id: hers }] = await list(eve.token);
    const answers = [await end(hers), await end(randomUUID())];
    for (const { status: got, body } of answers)
      assert.deepEqual([got, body.code], [404, "session-not-found"]);
    assert.equal(await status(eve.token), 200);
    assert.equal((await end("all")).status, 422);
    assert.equal((await service.http.delete(`sessions/${hers}`)).status, 401);
    assert.deepEqual(await endedOf(ada), []);
  });
});

describe("DELETE /sessions", () => {
  it("204; all others end, in one event; 401 without a token", async () => {
    const others = [await signIn(service, ada.id), await signIn(service, ada.id)];
    const eve = await person(service);
    assert.equal((await service.http.delete("sessions", { token: ada.token })).status, 204);
    for (const { token } of others) assert.equal(await status(token), 401);
    assert.deepEqual([await status(ada.token), await status(eve.token)], [200, 200]);
    const [event] = await endedOf(ada);
    assert.ok(event);
    assert.equal((event.data.sessionIds as string[]).length, 2);
    assert.equal((await service.http.delete("sessions")).status, 401);
  });

  it("sends no event when there are no others", async () => {
    assert.equal((await service.http.delete("sessions", { token: ada.token })).status, 204);
    assert.deepEqual(await endedOf(ada), []);
  });
});

describe("a refresh token used again after the grace", () => {
  it("ends its session everywhere and sends its owner one letter", async () => {
    await refresh(ada.refreshToken);
    service.clock.advance(11_000);
    const answers = await Promise.all([refresh(ada.refreshToken), refresh(ada.refreshToken)]);
    assert.ok(answers.every((one) => one.status === 401));
    assert.equal(await status(ada.token), 401);
    assert.equal((await endedOf(ada)).length, 1);
    await letterTo(service, ada.email, "We have signed a device out");
    assert.equal((await lettersTo(service, ada.email)).length, 1);
  });
});

// SESSION_RACES=1000 is the long run.
const rounds = Number(process.env.SESSION_RACES ?? 120) / 40;

describe("a refresh that races the end of its session", () => {
  it("leaves no token that works", async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => person(service)));
    let won = 0;
    for (let round = 0; round < rounds; round++) {
      const signedIn = await Promise.all(
        people.flatMap(({ id }) => Array.from({ length: 4 }, () => signIn(service, id))),
      );
      await Promise.all(
        signedIn.map(async ({ token, refreshToken }) => {
          const end = () => service.http.post("auth/logout", { token });
          const ended = round % 2 ? end() : null;
          const [refreshed] = await Promise.all([refresh(refreshToken), ended ?? end()]);
          if (refreshed.status !== 200) return;
          won += 1;
          assert.equal(await status(refreshed.body.accessToken), 401);
          assert.equal((await refresh(refreshed.body.refreshToken)).status, 401);
        }),
      );
    }
    assert.ok(won > 0, "the refresh was faster at least once");
  });
});

describe("upkeep", () => {
  it("deletes ended sessions", async () => {
    const { sweep } = await import("../src/use-cases/tend.ts");
    const app = appOf(service);
    const count = async () => (await app.db.pool.query("select count(*) from sessions")).rows[0].count;
    assert.ok((await count()) > 0);
    service.clock.advance(91 * 24 * 3_600_000);
    await sweep(app);
    await until(async () => (await count()) === 0);
  });
});
