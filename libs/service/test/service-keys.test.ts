import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { peersAt } from "../src/auth/callers.ts";
import { serviceTokenHeader } from "../src/index.ts";
import {
  startTestService,
  type TestActor,
  type TestClock,
  type TestService,
  testClock,
} from "../src/testing/index.ts";
import { asked } from "./asked.ts";

let clock: TestClock;
let narration: TestService;
let story: TestService;
let ada: TestActor;

/** The status of a call from narration to story for Ada, each with its own keys. */
async function asks(): Promise<number> {
  const errand = { service: "story" as const, userId: ada.id, address: null };
  const token = await narration.running.context.serviceTokens.tokenFor(errand);
  const { status } = await story.http.get("inner", {
    token: ada.token,
    headers: { [serviceTokenHeader]: token },
  });
  return status;
}
const keysOf = async (service: TestService): Promise<string[]> => {
  const { body } = await service.http.get(".well-known/service-keys.json");
  return body.keys.map(({ kid }: { kid: string }) => kid).sort();
};
const rotate = async () =>
  narration.http.post("admin/service-keys/rotate", { token: (await narration.actor(["keys.manage"])).token });

before(async () => {
  clock = testClock();
  narration = await startTestService(asked("narration"), { clock });
  story = await startTestService(asked("story"), { clock, run: { peerKeys: peersAt(narration.url, clock) } });
  ada = await story.actor([]);
});
after(async () => {
  await narration.stop();
  await story.stop();
});

describe("GET /.well-known/service-keys.json", () => {
  it("200 for anybody with the public keys only, which may be cached for a minute", async () => {
    const { status, body, headers } = await narration.http.get(".well-known/service-keys.json");
    assert.equal(status, 200);
    assert.equal(headers.get("cache-control"), "public, max-age=60");
    assert.equal(body.keys.length, 2, "the one that signs and the one that will");
    for (const key of body.keys)
      assert.deepEqual(Object.keys(key).sort(), ["alg", "crv", "kid", "kty", "use", "x"]);
  });

  it("is the list by which another service verifies", async () => {
    assert.equal(await asks(), 200);
  });

  it("shows the same keys at a replica and after a restart", async () => {
    const replica = await startTestService(asked("narration"), { clock, data: narration.data });
    assert.deepEqual(await keysOf(replica), await keysOf(narration));
    await replica.stop({ keep: true });
  });
});

describe("POST /admin/service-keys/rotate", () => {
  it("403 without keys.manage; 409 while a service may not know the next key yet", async () => {
    const { token } = await narration.actor([]);
    const denied = await narration.http.post("admin/service-keys/rotate", { token });
    assert.deepEqual([denied.status, denied.body.code], [403, "permission-missing"]);
    const early = await rotate();
    assert.deepEqual([early.status, early.body.code], [409, "key-too-young"]);
  });

  it("200 later: calls are accepted before, immediately after, and when the old key is dropped", async () => {
    const [before] = [await keysOf(narration)];
    clock.advance(8 * 60_000);
    ada = await story.actor([], { id: ada.id });
    assert.equal(await asks(), 200);
    const { status, body } = await rotate();
    assert.equal(status, 200);
    const states = body.keys.map(({ state }: { state: string }) => state).sort();
    assert.deepEqual(states, ["current", "next", "previous"]);
    assert.equal(await asks(), 200);
    clock.advance(61_000);
    assert.equal(await asks(), 200, "the new key signs, and story knew it before");
    assert.equal((await keysOf(narration)).filter((kid) => before.includes(kid)).length, 2);
  });
});

describe("a service's private key", () => {
  it("is sealed in the database, and is deleted when the key no longer signs", async () => {
    const { rows } = await narration.running.context.db.pool.query(
      "select state, private_jwk from service_keys order by state",
    );
    for (const { state, private_jwk: sealed } of rows) {
      if (state === "previous") assert.equal(sealed, null);
      else assert.doesNotMatch(sealed.toString("latin1"), /OKP|"d"/);
    }
  });

  it("is named at the start when MASTER_KEY is not the key that sealed it", async () => {
    const env = { MASTER_KEY: randomBytes(32).toString("base64") };
    await assert.rejects(
      startTestService(asked("narration"), { clock, data: narration.data, env }),
      /The master key [0-9a-f]+ wraps what is kept here, and was not given/,
    );
  });
});
