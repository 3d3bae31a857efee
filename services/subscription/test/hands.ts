import type { Payer, World } from "./billing-world.ts";
import { type CardKind, peerSecretKey, peerWebhookSecret, type StripePeer } from "./stripe-peer.ts";

/** The payer's acts outside our service, with either provider. */
export interface Hands {
  giveCard(payer: Payer, kind: CardKind): Promise<void>;
  /** Approves or refuses on the page at a payment's url. */
  answerBank(payer: Payer, url: string, approve: boolean): Promise<void>;
  /** The bank of `card_disputed` claims ten days after the last charge, and decides thirty days after it. */
  claimBack(): Promise<void>;
  decideForPayer(): Promise<void>;
}

export const embeddedHands: Hands = {
  async giveCard(payer, card) {
    const { status } = await payer.post("card", { card });
    if (status !== 200) throw new Error(`The card was refused: ${status}`);
  },
  async answerBank(payer, url, approve) {
    await payer.post(new URL(url).pathname.replace("/subscription/v1/", ""), { approve });
  },
  claimBack: async () => {},
  decideForPayer: async () => {},
};

export const stripeEnv = (peer: { url: string }) => ({
  PAYMENTS: "stripe",
  STRIPE_SECRET_KEY: peerSecretKey,
  STRIPE_WEBHOOK_SECRET: peerWebhookSecret,
  STRIPE_URL: peer.url,
});

/** Posts an event of the peer to the service, with a current signature. */
export async function sendWebhook(world: World, peer: StripePeer, event: object): Promise<number> {
  const { body, headers } = peer.sign(event, world.now());
  return (await world.service.http.post("webhooks/provider", { body, headers })).status;
}

const lastOf = <T>(all: Iterable<T>): T => {
  const last = [...all].at(-1);
  if (last === undefined) throw new Error("There is none yet.");
  return last;
};

export const stripeHands = (world: World, peer: StripePeer): Hands => ({
  async giveCard(payer, kind) {
    const { body } = await payer.post("card", {});
    await sendWebhook(world, peer, peer.giveCard(body.url, kind));
  },
  async answerBank(_payer, url, approve) {
    await sendWebhook(world, peer, peer.answerBank(new URL(url).pathname.slice(1), approve));
  },
  async claimBack() {
    const dispute = peer.dispute(lastOf(peer.intents.keys()), { at: world.now() });
    await sendWebhook(world, peer, peer.event("charge.dispute.created", dispute));
  },
  async decideForPayer() {
    const dispute = peer.turn(lastOf(peer.disputes.values()), "lost");
    await sendWebhook(world, peer, peer.event("charge.dispute.closed", dispute));
  },
});
