import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { startWorld } from "./billing-world.ts";
import { embeddedHands, stripeEnv, stripeHands } from "./hands.ts";
import { startStripePeer } from "./stripe-peer.ts";
import { beginning, liveAYear } from "./year.ts";

const kept = () => readFile(new URL("../../../docs/a-year-of-billing.md", import.meta.url), "utf8");

describe("a year in the life of a subscriber", () => {
  it("is what docs/a-year-of-billing.md says, to the cent", async () => {
    const world = await startWorld({ at: beginning });
    try {
      const lived = await liveAYear(world, embeddedHands);
      assert.equal(lived, await kept(), "Stale: node services/subscription/test/write-year.ts");
    } finally {
      await world.stop();
    }
  });

  it("costs the same through Stripe's protocol, and Stripe's books agree", async () => {
    const peer = await startStripePeer();
    const world = await startWorld({ at: beginning, env: stripeEnv(peer) });
    try {
      assert.equal(await liveAYear(world, stripeHands(world, peer)), await kept());
      const charged = [...peer.intents.values()].filter(({ status }) => status === "succeeded");
      const sum = (all: readonly { amount: number }[]) =>
        all.reduce((total, { amount }) => total + amount, 0);
      const { rows } = await world.app.db.pool.query(
        "select kind, sum(amount)::int as sum from payment_history where kind in ('payment', 'refund') group by kind",
      );
      const ours = Object.fromEntries(rows.map((row) => [row.kind, row.sum]));
      assert.deepEqual({ payment: sum(charged), refund: sum(peer.refunds) }, ours);
    } finally {
      await world.stop();
      await peer.stop();
    }
  });
});
