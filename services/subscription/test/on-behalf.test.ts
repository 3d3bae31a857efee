import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { allowanceAt } from "@storytelling/service";
import { startTestService, type TestService } from "@storytelling/service/testing";
import { Refusal } from "@storytelling/values";
import { subscription } from "../src/service.ts";

describe("another service that asks for everybody from one address", () => {
  let service: TestService;
  before(async () => {
    service = await startTestService(subscription, { trustedProxies: 1, requestsPerMinute: 3 });
  });
  after(() => service.stop());

  it("is limited by the address of each of them: who asks too often stops nobody else", async () => {
    const allowance = allowanceAt<"stories">(service.url, 5000);
    const actor = await service.actor([]);
    const hold = (address: string) =>
      allowance.hold(
        { workId: randomUUID(), resource: "stories", quantity: 1 },
        { actor, address, signal: new AbortController().signal },
      );
    for (let n = 0; n < 3; n++) await hold("198.51.100.7");
    await assert.rejects(
      hold("198.51.100.7"),
      (error) => error instanceof Refusal && error.kind === "too-many",
    );
    await hold("198.51.100.8");
  });
});
