import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import { userErasureRequested } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { sendRefund } from "../src/use-cases/send-refund.ts";
import { watchDisputes } from "../src/use-cases/watch-disputes.ts";
import { bankOf, checkBooks, ledgerOf, type Payer } from "./billing-world.ts";
import { type DisputedWorld, goldYear, startDisputedWorld, whole } from "./disputed-world.ts";
import { stripeHands } from "./hands.ts";

let at: DisputedWorld;
before(async () => {
  at = await startDisputedWorld();
});
afterEach(() => at.mend());
after(() => at.stop());

describe("a dispute without any webhook", () => {
  it("is found by polling, and so is its end, however long ago it began", async () => {
    const { payer, intent } = await at.subscribed();
    const dispute = at.open(intent);
    await watchDisputes(at.world.app);
    assert.equal(await at.statusOf(dispute), "open");
    at.world.service.clock.advance(60 * 86_400_000);
    at.peer.turn(dispute, "won");
    await Promise.all([watchDisputes(at.world.app), watchDisputes(at.world.app)]);
    assert.equal(await at.statusOf(dispute), "won");
    assert.equal((await at.current(payer)).tier, "gold");
    await checkBooks(at.world, payer);
  });

  it("does not block others when it cannot be followed", async () => {
    const [bad, good] = [await at.subscribed(), await at.subscribed()];
    await stripeHands(at.world, at.peer).giveCard(bad.payer, "card_slow");
    await bad.payer.post(`subscriptions/${bad.id}/upgrade`, { tier: "platinum" });
    const disputes = [bad, good].map(({ intent }) => at.peer.turn(at.open(intent), "lost"));
    await watchDisputes(at.world.app);
    assert.deepEqual(await Promise.all(disputes.map(at.statusOf)), [undefined, "lost"]);
  });
});

describe("a loss that is overturned", () => {
  it("after the payer paid again: the second payment is refunded to the card, and nothing is owed", async () => {
    const { payer, intent } = await at.subscribed();
    at.world.service.clock.advance(30 * 86_400_000);
    const dispute = at.open(intent);
    await at.tell("closed", at.peer.turn(dispute, "lost"));
    const { openInvoiceId } = await at.current(payer);
    assert.equal((await payer.post(`invoices/${openInvoiceId}/pay`)).status, 200);
    await at.tell("funds_reinstated", at.peer.turn(dispute, "won"));
    assert.equal((await ledgerOf(at.world, payer)).refunded, whole);
    await until(() => at.peer.refunds.some((refund) => refund.payment_intent === intent));
    await checkBooks(at.world, payer);
  });

  it("before the payer paid again: it pays the owed amount, and the credited days are refunded to the card", async () => {
    const { payer, intent } = await at.subscribed();
    at.world.service.clock.advance(30 * 86_400_000);
    const dispute = at.open(intent);
    await at.tell("closed", at.peer.turn(dispute, "lost"));
    const { open: owed, credited } = await ledgerOf(at.world, payer);
    assert.ok(owed > 0 && credited > 0);
    await at.tell("closed", at.peer.turn(dispute, "won"));
    const after = await ledgerOf(at.world, payer);
    assert.deepEqual([after.open, after.refunded], [0, credited]);
    assert.deepEqual((await at.current(payer)).notices, []);
    assert.equal((await payer.post("subscriptions", goldYear)).status, 201);
    await checkBooks(at.world, payer);
  });
});

describe("a refund that was recorded but not sent before the bank claimed the payment", () => {
  /** A payer who canceled while Stripe was down, so that the refund has not been sent. */
  const waiting = async () => {
    const somebody = await at.subscribed();
    at.peer.breakWhen((path) => (path.includes("/refunds") ? "down" : null));
    await somebody.payer.post(`subscriptions/${somebody.id}/cancel`, { when: "now" });
    const { refunded } = await ledgerOf(at.world, somebody.payer);
    const { rows } = await at.world.app.db.pool.query(
      "select r.id from refunds r join payments p on p.id = r.payment_id where p.user_id = $1",
      [somebody.payer.id],
    );
    return { ...somebody, refunded, refundId: rows[0].id as string };
  };
  const sent = async (refundId: string) =>
    (await at.world.app.db.pool.query("select sent_at from refunds where id = $1", [refundId])).rows[0]
      .sent_at !== null;
  const sums = (intent: string) =>
    at.peer.refunds
      .filter((each) => each.payment_intent === intent)
      .reduce((sum, { amount }) => sum + amount, 0);

  it("waits; if the dispute is lost, the bank has paid it: the payer gets all of their money, once", async () => {
    const { payer, intent, refunded, refundId } = await waiting();
    const dispute = at.open(intent);
    at.peer.breakWhen(null);
    await assert.rejects(sendRefund(at.world.app, { refundId }), /not in our books yet/);
    await at.tell("created", dispute);
    await sendRefund(at.world.app, { refundId });
    assert.deepEqual([sums(intent), await sent(refundId)], [0, false]);
    await at.tell("closed", at.peer.turn(dispute, "lost"));
    assert.equal(await sent(refundId), true);
    assert.equal(refunded + (await bankOf(at.world, payer)).chargeback, whole);
    await checkBooks(at.world, payer);
  });

  it("waits; if the dispute is won, it is sent", async () => {
    const { payer, intent, refunded, refundId } = await waiting();
    const dispute = at.open(intent);
    await at.tell("created", dispute);
    at.peer.breakWhen(null);
    at.peer.forgetKeys();
    await at.tell("closed", at.peer.turn(dispute, "won"));
    await until(() => sent(refundId));
    assert.equal(sums(intent), refunded);
    await checkBooks(at.world, payer);
  });
});

describe("a dispute of an erased payer", () => {
  const erase = async ({ id }: Payer) => {
    const requestedAt = at.world.now().toISOString();
    await at.world.service.deliver(
      userErasureRequested(id, { userId: id, erasureId: randomUUID(), requestedAt }),
    );
    await until(async () =>
      (await at.world.service.events("UserDataErased")).some(({ aggregateId }) => aggregateId === id),
    );
  };

  it("leaves the books balanced and sends no event when it is lost", async () => {
    const { payer, intent } = await at.subscribed();
    await erase(payer);
    const dispute = at.open(intent);
    await at.tell("created", dispute);
    await at.tell("closed", at.peer.turn(dispute, "lost"));
    assert.equal(await at.statusOf(dispute), "lost");
    assert.deepEqual(await at.toldOf(payer), []);
    assert.equal((await ledgerOf(at.world, payer)).open, 0);
    await checkBooks(at.world, payer);
  });

  it("for a part: the amount that the bank does not hold is refunded after it has decided", async () => {
    const { payer, intent } = await at.subscribed();
    const dispute = at.open(intent, { amount: 10_000 });
    await at.tell("created", dispute);
    await erase(payer);
    assert.equal((await ledgerOf(at.world, payer)).refunded, whole - 10_000);
    await at.tell("closed", at.peer.turn(dispute, "won"));
    await until(() => at.peer.refunds.some((refund) => refund.payment_intent === intent));
    await checkBooks(at.world, payer);
  });
});
