import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { TestService } from "@storytelling/service/testing";
import { appOf, type Person, person, startIdentity } from "./people.ts";

let service: TestService;
let ada: Person;
const second = 1000;
const day = 24 * 3_600_000;
const refresh = (refreshToken: string) => service.http.post("auth/refresh", { body: { refreshToken } });
const tokensOf = async (who: Person, where = "true") => {
  const { rows } = await appOf(service).db.pool.query(
    `select t.* from refresh_tokens t join sessions s on s.id = t.session_id where s.user_id = $1 and ${where}`,
    [who.id],
  );
  return rows;
};
const refused = async (token: string, code: string) => {
  const { status, body } = await refresh(token);
  assert.equal(body.code, code);
  assert.equal(status, code === "refresh-in-flight" ? 409 : 401);
};

describe("POST /auth/refresh", () => {
  before(async () => {
    service = await startIdentity();
  });
  beforeEach(async () => {
    ada = await person(service);
  });
  after(() => service.stop());

  it("200 with a new pair, both of which work", async () => {
    const { status, body, headers } = await refresh(ada.refreshToken);
    assert.equal(status, 200);
    assert.equal(headers.get("cache-control"), "no-store");
    assert.notEqual(body.refreshToken, ada.refreshToken);
    assert.equal(Buffer.from(body.refreshToken, "base64url").length, 32);
    assert.equal(body.user.id, ada.id);
    assert.equal((await service.http.get("users/me", { token: body.accessToken })).status, 200);
    assert.equal((await refresh(body.refreshToken)).status, 200);
  });

  it("keeps no token as it is", async () => {
    const { body } = await refresh(ada.refreshToken);
    const text = JSON.stringify(await tokensOf(ada), (_key, value) =>
      value?.type === "Buffer" ? Buffer.from(value.data).toString("base64url") : value,
    );
    for (const token of [ada.refreshToken, body.refreshToken]) assert.equal(text.includes(token), false);
  });

  it("50 at the same time: one rotation, and all get the same next token", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(ada.refreshToken)));
    assert.deepEqual(new Set(answers.map((one) => one.status)), new Set([200]));
    assert.equal(new Set(answers.map((one) => one.body.refreshToken)).size, 1);
    assert.equal((await tokensOf(ada)).length, 2);
    assert.equal((await tokensOf(ada, "t.rotated_at is null")).length, 1);
  });

  it("returns the same successor again within 10 s, for an answer that was lost", async () => {
    const first = await refresh(ada.refreshToken);
    service.clock.advance(9 * second);
    const again = await refresh(ada.refreshToken);
    assert.equal(again.body.refreshToken, first.body.refreshToken);
    assert.equal((await refresh(again.body.refreshToken)).status, 200);
  });

  it("409 within 10 s after the successor was used; the session continues", async () => {
    const { body: child } = await refresh(ada.refreshToken);
    const { body: grandchild } = await refresh(child.refreshToken);
    await refused(ada.refreshToken, "refresh-in-flight");
    assert.equal((await refresh(grandchild.refreshToken)).status, 200);
  });

  it("401 for a token used again after 10 s; the whole token family becomes invalid, for a thief, too", async () => {
    const { body: child } = await refresh(ada.refreshToken);
    const { refreshToken: elsewhere } = await person(service);
    service.clock.advance(11 * second);
    await refused(ada.refreshToken, "refresh-token-reused");
    await refused(child.refreshToken, "session-ended");
    await refused(ada.refreshToken, "session-ended");
    assert.equal((await refresh(elsewhere)).status, 200, "others stay signed in");
  });

  it("401 for an unknown token; 422 without one", async () => {
    await refused("A".repeat(43), "refresh-token-invalid");
    await refused("' or 1=1 --", "refresh-token-invalid");
    assert.equal((await service.http.post("auth/refresh", { body: {} })).status, 422);
  });

  it("401 after 30 days unused", async () => {
    service.clock.advance(30 * day - 60 * second);
    const { body } = await refresh(ada.refreshToken);
    service.clock.advance(30 * day + second);
    await refused(body.refreshToken, "session-ended");
  });

  it("401 after 90 days, even with many refreshes; long expired tokens are deleted", async () => {
    let token = ada.refreshToken;
    for (let month = 0; month < 3; month++) {
      service.clock.advance(29 * day);
      const { status, body } = await refresh(token);
      assert.equal(status, 200);
      token = body.refreshToken;
    }
    assert.equal((await tokensOf(ada)).length, 2);
    service.clock.advance(4 * day);
    await refused(token, "session-ended");
  });
});

describe("POST /auth/logout", () => {
  before(async () => {
    service = await startIdentity();
  });
  after(() => service.stop());

  it("204; the session's refresh tokens become invalid, another session's do not", async () => {
    const bob = await person(service);
    const eve = await person(service);
    const { status } = await service.http.post("auth/logout", { token: bob.token });
    assert.equal(status, 204);
    await refused(bob.refreshToken, "session-ended");
    assert.equal((await refresh(eve.refreshToken)).status, 200);
    const again = await service.http.post("auth/logout", { token: bob.token });
    assert.equal(again.body.code, "session-ended", "at once");
  });

  it("401 without a token", async () => {
    assert.equal((await service.http.post("auth/logout")).status, 401);
  });
});
