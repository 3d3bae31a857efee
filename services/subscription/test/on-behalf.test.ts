import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { allowanceAt } from "@storytelling/service";
import { startTestService, type TestActor, type TestService } from "@storytelling/service/testing";
import { Refusal } from "@storytelling/values";
import { subscription } from "../src/service.ts";

let service: TestService;
before(async () => {
  service = await startTestService(subscription, { requestsPerMinute: 3 });
});
after(() => service.stop());

const hold = (actor: TestActor, address: string) =>
  allowanceAt<"stories">(service.url, 5000, service.data.tokens.as("story")).hold(
    { workId: randomUUID(), resource: "stories", quantity: 1 },
    { actor, address, signal: new AbortController().signal },
  );
const isTooMany = (error: unknown) => error instanceof Refusal && error.kind === "too-many";

describe("a service that asks on behalf of all users from one address", () => {
  it("is limited by the user on whose behalf it asks: a user at the limit does not affect others", async () => {
    const [ada, eve] = [await service.actor([]), await service.actor([])];
    const asked = Array.from({ length: 13 }, () => hold(ada, "198.51.100.7"));
    const outcomes = await Promise.allSettled(asked);
    const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    assert.ok(refused.some(isTooMany));
    await hold(eve, "198.51.100.7");
  });

  it("does not count against the user's own requests", async () => {
    const ada = await service.actor([]);
    for (let n = 0; n < 3; n++) await hold(ada, "198.51.100.8");
    for (let n = 0; n < 3; n++)
      assert.equal((await service.http.get("usage/current", { token: ada.token })).status, 200);
  });
});

describe("POST /usage/reservations", () => {
  const body = () => ({ workId: randomUUID(), resource: "stories", quantity: 1 });

  it("403 for a user, and for a service that does not begin work", async () => {
    const { token, ...ada } = await service.actor([]);
    const direct = await service.http.post("usage/reservations", { token, body: body() });
    assert.deepEqual([direct.status, direct.body.code], [403, "services-only"]);
    const headers = await service.errand("identity", ada);
    const wrong = await service.http.post("usage/reservations", { token, headers, body: body() });
    assert.deepEqual([wrong.status, wrong.body.code], [403, "services-only"]);
  });
});

describe("GET /my-data", () => {
  it("403 for a user, and for a service other than identity", async () => {
    const { token, ...ada } = await service.actor([]);
    assert.equal((await service.http.get("my-data", { token })).body.code, "services-only");
    const headers = await service.errand("narration", ada);
    assert.equal((await service.http.get("my-data", { token, headers })).body.code, "services-only");
  });
});
