import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestService } from "@storytelling/service/testing";
import { createLocalJWKSet, jwtVerify } from "jose";
import { appOf, goodPassword, startIdentity } from "./people.ts";

let service: TestService;
let id: string;
const logIn = (email: string, password: string) =>
  service.http.post("auth/login", { body: { email, password } });
const hashesMade = async () => {
  const metric = await appOf(service).metrics.getSingleMetricAsString("password_hash_duration_seconds");
  return Number(/_count\{.*what="check".*\} (\d+)/.exec(metric)?.[1] ?? 0);
};

describe("POST /auth/login", () => {
  before(async () => {
    service = await startIdentity();
    const body = { email: "ada@example.org", password: goodPassword, displayName: "Ada" };
    await service.http.post("auth/register", { body });
    id = (await logIn(body.email, body.password)).body.user.id;
  });
  after(() => service.stop());

  it("200 with tokens of a new session, not to be cached", async () => {
    const { status, body, headers } = await logIn(" ADA@example.org", goodPassword);
    assert.equal(status, 200);
    assert.equal(headers.get("cache-control"), "no-store");
    assert.equal(body.tokenType, "Bearer");
    assert.equal(body.expiresIn, 600);
    assert.equal(Buffer.from(body.refreshToken, "base64url").length, 32);
    assert.equal(body.user.id, id);
    assert.equal(body.user.email, "ada@example.org");
    const me = await service.http.get("users/me", { token: body.accessToken });
    assert.equal(me.status, 200);
  });

  it("signs a token that the public keys verify: user, role, permissions, session, ten minutes", async () => {
    const { body } = await logIn("ada@example.org", goodPassword);
    const keys = createLocalJWKSet((await service.http.get(".well-known/jwks.json")).body);
    const { payload, protectedHeader } = await jwtVerify(body.accessToken, keys, {
      issuer: "storytelling",
      audience: "storytelling",
      typ: "at+jwt",
    });
    assert.equal(protectedHeader.alg, "EdDSA");
    assert.equal(payload.sub, id);
    assert.equal(payload.role, "storyteller");
    assert.deepEqual(payload.permissions, [
      "collaborations.contribute",
      "collaborations.write",
      "narrations.read",
      "narrations.write",
      "stories.publish",
      "stories.read",
      "stories.write",
    ]);
    assert.match(String(payload.sid), /^[0-9a-f-]{36}$/);
    assert.equal((payload.exp ?? 0) - Math.floor(payload.iat ?? 0), 600);
  });

  it("the same 401 for a wrong password and an unknown address, after one hash each", async () => {
    const before = await hashesMade();
    const wrong = await logIn("ada@example.org", "nine otters in a rowing boot");
    const afterWrong = await hashesMade();
    const unknown = await logIn("eve@example.org", goodPassword);
    const afterUnknown = await hashesMade();
    assert.equal(wrong.status, 401);
    assert.equal(wrong.body.code, "login-failed");
    assert.equal(unknown.status, 401);
    assert.deepEqual({ ...unknown.body, requestId: "" }, { ...wrong.body, requestId: "" });
    const told = (headers: Headers) => [...headers.keys()].sort();
    assert.deepEqual(told(unknown.headers), told(wrong.headers));
    assert.deepEqual([afterWrong - before, afterUnknown - afterWrong], [1, 1]);
  });

  it("accepts a password in another Unicode form of the same characters", async () => {
    const password = "caf\u00e9 au lait pour tous";
    const body = { email: "zoe@example.org", password, displayName: "Zoë" };
    assert.equal((await service.http.post("auth/register", { body })).status, 202);
    assert.equal((await logIn("zoe@example.org", password.normalize("NFD"))).status, 200);
  });

  it("422 without a password", async () => {
    const { status, body } = await service.http.post("auth/login", { body: { email: "ada@example.org" } });
    assert.equal(status, 422);
    assert.equal(body.faults[0].field, "body.password");
  });
});
