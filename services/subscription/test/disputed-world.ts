import assert from "node:assert/strict";
import { type Payer, startWorld } from "./billing-world.ts";
import { sendWebhook, stripeEnv, stripeHands } from "./hands.ts";
import type { DisputeWish, PeerDispute } from "./peer-disputes.ts";
import { startStripePeer } from "./stripe-peer.ts";

export const goldYear = { tier: "gold", interval: "year" };
/** The price of a year of Gold, in cents. */
export const whole = 16990;

/** The service with a stand-in for Stripe, whose banks dispute payments. */
export async function startDisputedWorld() {
  const peer = await startStripePeer();
  const world = await startWorld({ env: stripeEnv(peer) });
  return {
    peer,
    world,
    current: async (payer: Payer) => (await payer.get("subscriptions/current")).body,
    /** A payer with a year of Gold, and the id of the payment at Stripe. */
    async subscribed() {
      const payer = await world.payer();
      await stripeHands(world, peer).giveCard(payer, "card_ok");
      const { status, body } = await payer.post("subscriptions", goldYear);
      assert.equal(status, 201);
      return { payer, id: body.id as string, intent: [...peer.intents.keys()].at(-1) ?? "" };
    },
    open: (intent: string, wish: Omit<DisputeWish, "at"> = {}) =>
      peer.dispute(intent, { at: world.now(), ...wish }),
    /** Sends the webhook `charge.dispute.<what>`. */
    tell: (what: string, dispute: object) =>
      sendWebhook(world, peer, peer.event(`charge.dispute.${what}`, dispute)),
    /** The payer's dispute events: the outcome of each closed one, and whether each opened one withholds money. */
    toldOf: async (payer: Payer) =>
      (await world.service.events())
        .filter(({ aggregateId, type }) => aggregateId === payer.id && type.includes("Dispute"))
        .map(({ type, data }) => (type === "DisputeClosed" ? data.outcome : data.withheld)),
    async statusOf({ id }: PeerDispute): Promise<string | undefined> {
      const { rows } = await world.app.db.pool.query("select status from disputes where reference = $1", [
        id,
      ]);
      return rows[0]?.status;
    },
    /** Makes the peer work normally again. */
    mend() {
      peer.breakWhen(null);
      peer.onReply(null);
    },
    async stop() {
      await world.stop();
      await peer.stop();
    },
  };
}
export type DisputedWorld = Awaited<ReturnType<typeof startDisputedWorld>>;
