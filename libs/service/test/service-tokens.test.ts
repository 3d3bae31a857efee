import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { generateKeyPair, SignJWT } from "jose";
import { type ServiceTokens, serviceTokenHeader } from "../src/index.ts";
import { startTestService, type TestActor, type TestService } from "../src/testing/index.ts";
import { asked } from "./asked.ts";

let service: TestService;
let ada: TestActor;
before(async () => {
  service = await startTestService(asked("story"), { trustedProxies: 1 });
  ada = await service.actor([]);
});
after(() => service.stop());

const ask = (path: string, header: string | null, token: string | null = ada.token) =>
  service.http.get(path, {
    ...(token ? { token } : {}),
    headers: {
      "x-forwarded-for": "203.0.113.5",
      ...(header === null ? {} : { [serviceTokenHeader]: header }),
    },
  });
const said = async (path: string, header: string | null, token: string | null = ada.token) => {
  const { status, body } = await ask(path, header, token);
  return status === 200 ? "200" : `${status} ${body.code}`;
};
const by = (name: Parameters<typeof service.data.tokens.as>[0]): ServiceTokens =>
  service.data.tokens.as(name);
const errand = (more: object = {}) => ({
  service: "story" as const,
  userId: ada.id,
  address: "198.51.100.7",
  ...more,
});

describe("a route for other services", () => {
  it("answers the service that needs it, on the user's behalf, by the user's address", async () => {
    const { status, body } = await ask("inner", await by("narration").tokenFor(errand()));
    assert.deepEqual([status, body], [200, { userId: ada.id, address: "198.51.100.7" }]);
  });

  it("403 for a user, with what to do instead", async () => {
    const { status, body } = await ask("inner", null);
    assert.deepEqual([status, body.code], [403, "services-only"]);
    assert.match(body.detail, /narration.*API reference/);
  });

  it("403 for a service that does not need it", async () => {
    assert.equal(await said("inner", await by("subscription").tokenFor(errand())), "403 services-only");
  });

  it("401 for a service without a user's token", async () => {
    const token = await by("narration").tokenFor(errand());
    assert.equal(await said("inner", token, null), "401 token-missing");
  });
});

describe("a route that services ask for an absent person", () => {
  const alone = () => by("narration").tokenFor(errand({ address: null }));

  it("answers the service without the person's token, and grants no permission", async () => {
    const { status, body } = await ask("absent", await alone(), null);
    assert.deepEqual([status, body], [200, { userId: ada.id, permissions: 0 }]);
  });

  it("asks for the person whom the service's token names, whatever other token comes with it", async () => {
    const eve = await service.actor([]);
    assert.equal((await ask("absent", await alone(), eve.token)).body.userId, ada.id);
  });

  it("403 for that person's own token", async () => {
    assert.equal(await said("absent", null), "403 services-only");
  });

  it("403 without any token", async () => {
    assert.equal(await said("absent", null, null), "403 services-only");
  });

  it("403 for a service that does not need it", async () => {
    const token = await by("subscription").tokenFor(errand());
    assert.equal(await said("absent", token, null), "403 services-only");
  });

  it("401 when the service's token was made for another service", async () => {
    const token = await by("narration").tokenFor(errand({ service: "identity" }));
    assert.equal(await said("absent", token, null), "401 service-token-invalid");
  });
});

describe("a service's token", () => {
  it("401 once it has expired", async () => {
    const past = { now: () => new Date(service.clock.now().getTime() - 70_000) };
    const old = await service.data.tokens.as("narration", past).tokenFor(errand());
    for (const path of ["inner", "outer"]) assert.equal(await said(path, old), "401 service-token-expired");
  });

  it("401 when it was made for another service", async () => {
    const token = await by("narration").tokenFor(errand({ service: "subscription" }));
    for (const path of ["inner", "outer"]) assert.equal(await said(path, token), "401 service-token-invalid");
  });

  it("401 beside the token of another user than it was made for", async () => {
    const eve = await service.actor([]);
    const token = await by("narration").tokenFor(errand());
    for (const path of ["inner", "outer"])
      assert.equal(await said(path, token, eve.token), "401 service-token-other-user");
  });

  it("401 when another key signed it, when it names no service, and when it is invalid", async () => {
    const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519" });
    const forged = (issuer: string) =>
      new SignJWT({ addr: null })
        .setProtectedHeader({ alg: "EdDSA", kid: "test-peer", typ: "service+jwt" })
        .setIssuer(issuer)
        .setAudience("story")
        .setSubject(ada.id)
        .setIssuedAt()
        .setExpirationTime("1m")
        .sign(privateKey);
    for (const token of [await forged("narration"), await forged("stranger"), "none", "a.b.c", ""])
      assert.equal(await said("outer", token), "401 service-token-invalid", token);
  });

  it("is not an access token, and an access token is not one", async () => {
    const token = await by("narration").tokenFor(errand());
    assert.equal(await said("outer", null, token), "401 token-invalid");
    assert.equal(await said("outer", ada.token), "401 service-token-invalid");
  });

  it("is the same for the same call for half a minute, and another for another user, address or service", async () => {
    const narration = by("narration");
    const first = await narration.tokenFor(errand());
    assert.equal(await narration.tokenFor(errand()), first);
    const others = [{ userId: randomUUID() }, { address: "198.51.100.8" }, { service: "identity" as const }];
    for (const other of others) assert.notEqual(await narration.tokenFor(errand(other)), first);
    service.clock.advance(31_000);
    assert.notEqual(await narration.tokenFor(errand()), first);
    assert.equal(await said("inner", first), "200", "it is still valid for a while when it is replaced");
  });
});
