import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import { userErasureRequested } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { sendRefund } from "../src/use-cases/send-refund.ts";
import { watchDisputes } from "../src/use-cases/watch-disputes.ts";
import { bankOf, checkBooks, ledgerOf, type Payer, startWorld, type World } from "./billing-world.ts";
import { sendWebhook, stripeEnv, stripeHands } from "./hands.ts";
import type { PeerDispute } from "./peer-disputes.ts";
import { type StripePeer, startStripePeer } from "./stripe-peer.ts";

let peer: StripePeer;
let world: World;
before(async () => {
  peer = await startStripePeer();
  world = await startWorld({ env: stripeEnv(peer) });
});
after(async () => {
  await world.stop();
  await peer.stop();
});
afterEach(() => {
  peer.breakWhen(null);
  peer.onReply(null);
});

const goldYear = { tier: "gold", interval: "year" };
const current = async (payer: Payer) => (await payer.get("subscriptions/current")).body;
/** Somebody with a year of Gold, and Stripe's name for what they paid. */
const subscribed = async () => {
  const payer = await world.payer();
  await stripeHands(world, peer).giveCard(payer, "card_ok");
  const { status, body } = await payer.post("subscriptions", goldYear);
  assert.equal(status, 201);
  return { payer, id: body.id as string, intent: [...peer.intents.keys()].at(-1) ?? "" };
};
const tell = (what: string, dispute: object) =>
  sendWebhook(world, peer, peer.event(`charge.dispute.${what}`, dispute));
const open = (intent: string, wish: object = {}) => peer.dispute(intent, { at: world.now(), ...wish });
const toldOf = async (payer: Payer) =>
  (await world.service.events())
    .filter(({ aggregateId, type }) => aggregateId === payer.id && type.includes("Dispute"))
    .map(({ type, data }) => (type === "DisputeClosed" ? data.outcome : data.withheld));
const statusOf = async ({ id }: PeerDispute) =>
  (await world.app.db.pool.query("select status from disputes where reference = $1", [id])).rows[0]?.status;
const whole = 16990;

describe("POST /webhooks/provider of a dispute", () => {
  it("204: opened, updated, lost; the money is withheld, then gone, and the payer's plan ends", async () => {
    const { payer, intent } = await subscribed();
    const dispute = open(intent);
    for (const what of ["created", "funds_withdrawn"]) assert.equal(await tell(what, dispute), 204);
    assert.deepEqual(
      [(await current(payer)).tier, await bankOf(world, payer)],
      ["gold", { withheld: whole, released: 0, chargeback: 0, reinstated: 0 }],
    );
    dispute.evidence_details.due_by += 86_400;
    await tell("updated", dispute);
    const { rows } = await world.app.db.pool.query("select due_at from disputes where reference = $1", [
      dispute.id,
    ]);
    assert.equal(rows[0].due_at.getTime() / 1000, dispute.evidence_details.due_by);
    await tell("closed", peer.turn(dispute, "lost"));
    assert.equal((await current(payer)).tier, "free");
    assert.equal((await bankOf(world, payer)).chargeback, whole);
    assert.deepEqual(await toldOf(payer), [true, "lost"]);
    await checkBooks(world, payer);
  });

  const truths = {
    lost: ["needs_response", "under_review", "lost"],
    won: ["needs_response", "under_review", "won"],
    "overturned after a loss": ["needs_response", "lost", "appeal_under_review", "won"],
  };
  for (const [name, states] of Object.entries(truths))
    it(`${name}: messages that are late, doubled, out of order or at once end in the same state, counted once`, async () => {
      const ends = [];
      for (const order of ["as it happened", "closed first", "all when it is over"]) {
        const { payer, intent } = await subscribed();
        const dispute = open(intent);
        const said = ["created", "funds_withdrawn", "updated", "funds_reinstated", "closed"].map((what) =>
          peer.event(`charge.dispute.${what}`, dispute),
        );
        for (const state of states) {
          peer.turn(dispute, state);
          if (order === "as it happened") await tell("updated", dispute);
        }
        const late = order === "closed first" ? said.toReversed() : said;
        for (const event of [...late, ...late]) assert.equal(await sendWebhook(world, peer, event), 204);
        await Promise.all(said.map((event) => sendWebhook(world, peer, event)));
        await checkBooks(world, payer);
        const { tier, notices } = await current(payer);
        const bank = await bankOf(world, payer);
        const ledger = await ledgerOf(world, payer);
        ends.push({ tier, codes: notices.map(({ code }: { code: string }) => code), gone: bank, ledger });
      }
      const [first, , last] = ends;
      if (name !== "overturned after a loss") assert.deepEqual(ends, [first, first, first]);
      // What was lost for a time had ended the plan; seen only when it was won, it never did.
      else assert.deepEqual([first?.gone.reinstated, last?.gone.released], [whole, whole]);
    });

  it("a look that was asked for before the decision, and comes after it, changes nothing", async () => {
    const { payer, intent } = await subscribed();
    const dispute = open(intent);
    let held = true;
    peer.onReply(async (path) => {
      if (!path.endsWith(dispute.id) || !held) return;
      held = false;
      await tell("closed", peer.turn(dispute, "lost"));
    });
    await tell("created", dispute);
    assert.deepEqual([await statusOf(dispute), held], ["lost", false]);
    assert.equal((await bankOf(world, payer)).chargeback, whole);
    await checkBooks(world, payer);
  });

  it("an inquiry takes nothing and may be refunded; closed, it is over; grown to a claim, its money is withheld", async () => {
    const { payer, id, intent } = await subscribed();
    const dispute = open(intent, { status: "warning_needs_response" });
    await tell("created", dispute);
    const { tier, notices } = await current(payer);
    assert.deepEqual([tier, notices[0].code], ["gold", "payment-disputed"]);
    assert.match(notices[0].text, /asks about 169\.90 EUR/);
    await tell("closed", peer.turn(dispute, "warning_closed"));
    assert.deepEqual((await current(payer)).notices, []);
    const grown = open(intent, { status: "warning_under_review" });
    await tell("created", grown);
    assert.equal((await payer.post(`subscriptions/${id}/cancel`, { when: "now" })).status, 200);
    const { refunded } = await ledgerOf(world, payer);
    await until(() => peer.refunds.some((refund) => refund.payment_intent === intent));
    await tell("updated", peer.turn(grown, "needs_response"));
    assert.equal((await bankOf(world, payer)).withheld, whole - refunded);
    assert.deepEqual(await toldOf(payer), [false, "withdrawn", false, true]);
    await checkBooks(world, payer);
  });

  it("what was prevented is a loss when its money is gone, and nothing when it is not", async () => {
    for (const [takes, status] of [
      [true, "lost"],
      [false, "withdrawn"],
    ] as const) {
      const { payer, intent } = await subscribed();
      const dispute = open(intent, { status: "prevented", takes });
      await tell("created", dispute);
      assert.equal(await statusOf(dispute), status);
      assert.equal((await current(payer)).tier, takes ? "free" : "gold");
      await checkBooks(world, payer);
    }
  });

  it("a claim for a part takes that alone; what the rest paid beyond the days that were had goes back", async () => {
    const { payer, intent } = await subscribed();
    const dispute = open(intent, { amount: 1000 });
    await tell("created", dispute);
    await tell("closed", peer.turn(dispute, "lost"));
    const [invoice] = (await payer.get("invoices")).body.items;
    const used = whole - invoice.credited;
    assert.ok(used > 40 && used < 50, "a day of a year");
    assert.deepEqual([invoice.open, invoice.paid], [0, used]);
    assert.equal((await bankOf(world, payer)).chargeback, 1000);
    assert.equal((await ledgerOf(world, payer)).refunded, whole - 1000 - used);
    await checkBooks(world, payer);
  });

  it("a claim for a part, late in the year: that part is owed, paid again by another payment, and the payer comes back", async () => {
    const { payer, intent } = await subscribed();
    world.service.clock.advance(364.5 * 86_400_000);
    const dispute = open(intent, { amount: 1000 });
    await tell("closed", peer.turn(dispute, "lost"));
    const [invoice] = (await payer.get("invoices")).body.items;
    assert.deepEqual([invoice.open, invoice.paid], [1000, whole - 1000]);
    assert.equal((await payer.post(`invoices/${invoice.id}/pay`)).status, 200);
    assert.equal((await payer.get(`invoices/${invoice.id}`)).body.paid, whole);
    assert.equal((await payer.post("subscriptions", goldYear)).status, 201);
    await checkBooks(world, payer);
  });

  it("of a payment whose success was never told: it is settled first", async () => {
    const payer = await world.payer();
    await stripeHands(world, peer).giveCard(payer, "card_slow");
    await payer.post("subscriptions", goldYear);
    const [id, intent] = [...peer.intents.entries()].at(-1) ?? [];
    assert.ok(id && intent);
    intent.status = "succeeded";
    await tell("created", open(id));
    assert.equal((await current(payer)).tier, "gold");
    assert.equal((await bankOf(world, payer)).withheld, whole);
    await checkBooks(world, payer);
  });

  it("of a charge that is not ours changes nothing; 409 while a payment is under way, and later it is settled", async () => {
    const { payer, id, intent } = await subscribed();
    const strange = open(intent);
    Object.assign(strange, { payment_intent: `pi_${randomUUID()}` });
    assert.equal(await tell("created", strange), 204);
    assert.equal(await statusOf(strange), undefined);
    assert.equal(await tell("created", { ...strange, id: `du_${randomUUID()}` }), 204);
    const dispute = open(intent);
    await stripeHands(world, peer).giveCard(payer, "card_slow");
    await payer.post(`subscriptions/${id}/upgrade`, { tier: "platinum" });
    assert.equal(await tell("closed", peer.turn(dispute, "lost")), 409);
    assert.equal(await statusOf(dispute), undefined);
    const [, upgrade] = [...peer.intents.entries()].at(-1) ?? [];
    Object.assign(upgrade ?? {}, { status: "canceled" });
    await sendWebhook(world, peer, peer.event("payment_intent.canceled", upgrade ?? {}));
    assert.equal(await tell("closed", dispute), 204);
    assert.equal(await statusOf(dispute), "lost");
    await checkBooks(world, payer);
  });

  it("400 when it is not signed by Stripe", async () => {
    const { intent } = await subscribed();
    const dispute = open(intent);
    const event = peer.event("charge.dispute.created", dispute);
    const { body, headers } = peer.sign(event, world.now(), "whsec_other");
    assert.equal((await world.service.http.post("webhooks/provider", { body, headers })).status, 400);
    assert.equal(await statusOf(dispute), undefined);
  });
});

describe("a dispute of which no message comes", () => {
  it("is found by asking, and so is its end, however long ago it began", async () => {
    const { payer, intent } = await subscribed();
    const dispute = open(intent);
    await watchDisputes(world.app);
    assert.equal(await statusOf(dispute), "open");
    world.service.clock.advance(60 * 86_400_000);
    peer.turn(dispute, "won");
    await Promise.all([watchDisputes(world.app), watchDisputes(world.app)]);
    assert.equal(await statusOf(dispute), "won");
    assert.equal((await current(payer)).tier, "gold");
    await checkBooks(world, payer);
  });

  it("does not keep others waiting when it cannot be followed", async () => {
    const [bad, good] = [await subscribed(), await subscribed()];
    await stripeHands(world, peer).giveCard(bad.payer, "card_slow");
    await bad.payer.post(`subscriptions/${bad.id}/upgrade`, { tier: "platinum" });
    const disputes = [bad, good].map(({ intent }) => peer.turn(open(intent), "lost"));
    await watchDisputes(world.app);
    assert.deepEqual(await Promise.all(disputes.map(statusOf)), [undefined, "lost"]);
  });
});

describe("a loss that is overturned", () => {
  it("after the payer paid again: what came twice goes back to the card, and nothing is owed", async () => {
    const { payer, intent } = await subscribed();
    world.service.clock.advance(30 * 86_400_000);
    const dispute = open(intent);
    await tell("closed", peer.turn(dispute, "lost"));
    const { openInvoiceId } = await current(payer);
    assert.equal((await payer.post(`invoices/${openInvoiceId}/pay`)).status, 200);
    await tell("funds_reinstated", peer.turn(dispute, "won"));
    assert.equal((await ledgerOf(world, payer)).refunded, whole);
    await until(() => peer.refunds.some((refund) => refund.payment_intent === intent));
    await checkBooks(world, payer);
  });

  it("before that: it pays what was owed, and the days that were credited go back to the card", async () => {
    const { payer, intent } = await subscribed();
    world.service.clock.advance(30 * 86_400_000);
    const dispute = open(intent);
    await tell("closed", peer.turn(dispute, "lost"));
    const { open: owed, credited } = await ledgerOf(world, payer);
    assert.ok(owed > 0 && credited > 0);
    await tell("closed", peer.turn(dispute, "won"));
    const after = await ledgerOf(world, payer);
    assert.deepEqual([after.open, after.refunded], [0, credited]);
    assert.deepEqual((await current(payer)).notices, []);
    assert.equal((await payer.post("subscriptions", goldYear)).status, 201);
    await checkBooks(world, payer);
  });
});

describe("a refund that was decided, and not sent when the bank claimed the payment", () => {
  /** Somebody who canceled while Stripe was away, so that their refund lies here. */
  const waiting = async () => {
    const somebody = await subscribed();
    peer.breakWhen((path) => (path.includes("/refunds") ? "down" : null));
    await somebody.payer.post(`subscriptions/${somebody.id}/cancel`, { when: "now" });
    const { refunded } = await ledgerOf(world, somebody.payer);
    const { rows } = await world.app.db.pool.query(
      "select r.id from refunds r join payments p on p.id = r.payment_id where p.user_id = $1",
      [somebody.payer.id],
    );
    return { ...somebody, refunded, refundId: rows[0].id as string };
  };
  const sent = async (refundId: string) =>
    (await world.app.db.pool.query("select sent_at from refunds where id = $1", [refundId])).rows[0]
      .sent_at !== null;
  const sums = (intent: string) =>
    peer.refunds
      .filter((each) => each.payment_intent === intent)
      .reduce((sum, { amount }) => sum + amount, 0);

  it("waits; lost, the bank has given it: the payer has all of their money, once", async () => {
    const { payer, intent, refunded, refundId } = await waiting();
    const dispute = open(intent);
    peer.breakWhen(null);
    await assert.rejects(sendRefund(world.app, { refundId }), /not heard of yet/);
    await tell("created", dispute);
    await sendRefund(world.app, { refundId });
    assert.deepEqual([sums(intent), await sent(refundId)], [0, false]);
    await tell("closed", peer.turn(dispute, "lost"));
    assert.equal(await sent(refundId), true);
    assert.equal(refunded + (await bankOf(world, payer)).chargeback, whole);
    await checkBooks(world, payer);
  });

  it("waits; won, it is sent", async () => {
    const { payer, intent, refunded, refundId } = await waiting();
    const dispute = open(intent);
    await tell("created", dispute);
    peer.breakWhen(null);
    peer.forgetKeys();
    await tell("closed", peer.turn(dispute, "won"));
    await until(() => sent(refundId));
    assert.equal(sums(intent), refunded);
    await checkBooks(world, payer);
  });
});

describe("a dispute of somebody erased", () => {
  it("that is lost leaves the books balanced and nobody told", async () => {
    const { payer, intent } = await subscribed();
    await world.service.deliver(
      userErasureRequested(payer.id, {
        userId: payer.id,
        erasureId: randomUUID(),
        requestedAt: world.now().toISOString(),
      }),
    );
    await until(async () =>
      (await world.service.events("UserDataErased")).some(({ aggregateId }) => aggregateId === payer.id),
    );
    const dispute = open(intent);
    await tell("created", dispute);
    await tell("closed", peer.turn(dispute, "lost"));
    assert.equal(await statusOf(dispute), "lost");
    assert.deepEqual(await toldOf(payer), []);
    assert.equal((await ledgerOf(world, payer)).open, 0);
    await checkBooks(world, payer);
  });
});
