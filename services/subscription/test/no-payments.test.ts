import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startWorld, type World } from "./billing-world.ts";

describe("a platform that sells no plans (PAYMENTS=none)", () => {
  let world: World;
  before(async () => {
    world = await startWorld({ env: { PAYMENTS: "none", DEFAULT_TIER: "gold" } });
  });
  after(() => world.stop());

  it("POST /subscriptions: 409 that names the operator to ask", async () => {
    const payer = await world.payer();
    const { status, body } = await payer.post("subscriptions", { tier: "gold", interval: "month" });
    assert.deepEqual([status, body.code], [409, "plans-unsold"]);
    assert.match(body.detail, /sells no plans\. Ask its operator/);
  });
  it("POST /subscriptions with a trial: 409, too", async () => {
    const payer = await world.payer();
    const wish = { tier: "gold", interval: "month", trial: true };
    assert.equal((await payer.post("subscriptions", wish)).body.code, "plans-unsold");
  });
  it("POST /card: 409, and no card is saved", async () => {
    const payer = await world.payer();
    assert.equal((await payer.post("card", { card: "card_ok" })).body.code, "plans-unsold");
  });
  it("GET /usage/current: the tier that everybody has here", async () => {
    const payer = await world.payer();
    const { status, body } = await payer.get("usage/current");
    assert.deepEqual([status, body.tier], [200, "gold"]);
  });
});
