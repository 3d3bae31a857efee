import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startTestService, type TestService } from "@storytelling/service/testing";
import { subscription } from "../src/service.ts";

describe("GET /tiers", () => {
  let service: TestService;
  before(async () => {
    service = await startTestService(subscription);
  });
  after(() => service.stop());

  it("shows everybody the four tiers, the smallest first, and allows caching", async () => {
    const { status, body, headers } = await service.http.get("tiers");
    assert.equal(status, 200);
    assert.equal(headers.get("cache-control"), "public, max-age=300");
    assert.equal(body.currency, "EUR");
    assert.deepEqual(
      body.tiers.map((tier: { name: string }) => tier.name),
      ["Free", "Silver", "Gold", "Platinum"],
    );
  });

  it("a higher tier costs more and allows more of everything", async () => {
    const { body } = await service.http.get("tiers");
    for (const [at, tier] of body.tiers.slice(1).entries()) {
      const below = body.tiers[at];
      assert.ok(tier.priceMonth > below.priceMonth && tier.priceYear > below.priceYear);
      for (const [resource, most] of Object.entries<number>(tier.allowances))
        assert.ok(most > below.allowances[resource], `${tier.name} ${resource}`);
    }
  });
});
