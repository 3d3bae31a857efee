import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import { until } from "@storytelling/service/testing";
import { bankOf, checkBooks, ledgerOf } from "./billing-world.ts";
import { type DisputedWorld, goldYear, startDisputedWorld, whole } from "./disputed-world.ts";
import { sendWebhook, stripeHands } from "./hands.ts";

let at: DisputedWorld;
before(async () => {
  at = await startDisputedWorld();
});
afterEach(() => at.mend());
after(() => at.stop());

describe("POST /webhooks/provider for a dispute", () => {
  it("204: opened, updated, lost; the money is withheld, then taken back, and the payer's plan ends", async () => {
    const { payer, intent } = await at.subscribed();
    const dispute = at.open(intent);
    for (const what of ["created", "funds_withdrawn"]) assert.equal(await at.tell(what, dispute), 204);
    assert.deepEqual(
      [(await at.current(payer)).tier, await bankOf(at.world, payer)],
      ["gold", { withheld: whole, released: 0, chargeback: 0, reinstated: 0 }],
    );
    dispute.evidence_details.due_by += 86_400;
    await at.tell("updated", dispute);
    const { rows } = await at.world.app.db.pool.query("select due_at from disputes where reference = $1", [
      dispute.id,
    ]);
    assert.equal(rows[0].due_at.getTime() / 1000, dispute.evidence_details.due_by);
    await at.tell("closed", at.peer.turn(dispute, "lost"));
    assert.equal((await at.current(payer)).tier, "free");
    assert.equal((await bankOf(at.world, payer)).chargeback, whole);
    assert.equal((await ledgerOf(at.world, payer)).open, 0, "a day of a year is too little to charge");
    assert.deepEqual(await at.toldOf(payer), [true, "lost"]);
    await checkBooks(at.world, payer);
  });

  const truths = {
    lost: ["needs_response", "under_review", "lost"],
    won: ["needs_response", "under_review", "won"],
    "overturned after a loss": ["needs_response", "lost", "appeal_under_review", "won"],
  };
  for (const [name, states] of Object.entries(truths))
    it(`${name}: webhooks that are late, repeated, out of order or concurrent end in the same state, counted once`, async () => {
      const ends = [];
      for (const order of ["as it happened", "closed first", "all when it is over"]) {
        const { payer, intent } = await at.subscribed();
        const dispute = at.open(intent);
        const said = ["created", "funds_withdrawn", "updated", "funds_reinstated", "closed"].map((what) =>
          at.peer.event(`charge.dispute.${what}`, dispute),
        );
        for (const state of states) {
          at.peer.turn(dispute, state);
          if (order === "as it happened") await at.tell("updated", dispute);
        }
        const late = order === "closed first" ? said.toReversed() : said;
        for (const event of [...late, ...late])
          assert.equal(await sendWebhook(at.world, at.peer, event), 204);
        await Promise.all(said.map((event) => sendWebhook(at.world, at.peer, event)));
        await checkBooks(at.world, payer);
        const { tier, notices } = await at.current(payer);
        const bank = await bankOf(at.world, payer);
        const ledger = await ledgerOf(at.world, payer);
        ends.push({ tier, codes: notices.map(({ code }: { code: string }) => code), gone: bank, ledger });
      }
      const [first, , last] = ends;
      if (name !== "overturned after a loss") assert.deepEqual(ends, [first, first, first]);
      // A loss that we saw had ended the plan. If we see only the final win, the plan never ended.
      else assert.deepEqual([first?.gone.reinstated, last?.gone.released], [whole, whole]);
    });

  it("an outdated answer that arrives after the decision changes nothing", async () => {
    const { payer, intent } = await at.subscribed();
    const dispute = at.open(intent);
    let held = true;
    at.peer.onReply(async (path) => {
      if (!path.endsWith(dispute.id) || !held) return;
      held = false;
      await at.tell("closed", at.peer.turn(dispute, "lost"));
    });
    await at.tell("created", dispute);
    assert.deepEqual([await at.statusOf(dispute), held], ["lost", false]);
    assert.equal((await bankOf(at.world, payer)).chargeback, whole);
    await checkBooks(at.world, payer);
  });

  it("an inquiry takes no money and allows a refund; closed, it is over; as a claim, its money is withheld", async () => {
    const { payer, id, intent } = await at.subscribed();
    const dispute = at.open(intent, { status: "warning_needs_response" });
    await at.tell("created", dispute);
    const { tier, notices } = await at.current(payer);
    assert.deepEqual([tier, notices[0].code], ["gold", "payment-disputed"]);
    assert.match(notices[0].text, /asks about 169\.90 EUR/);
    await at.tell("closed", at.peer.turn(dispute, "warning_closed"));
    assert.deepEqual((await at.current(payer)).notices, []);
    const grown = at.open(intent, { status: "warning_under_review" });
    await at.tell("created", grown);
    assert.equal((await payer.post(`subscriptions/${id}/cancel`, { when: "now" })).status, 200);
    const { refunded } = await ledgerOf(at.world, payer);
    await until(() => at.peer.refunds.some((refund) => refund.payment_intent === intent));
    await at.tell("updated", at.peer.turn(grown, "needs_response"));
    assert.equal((await bankOf(at.world, payer)).withheld, whole - refunded);
    assert.deepEqual(await at.toldOf(payer), [false, "withdrawn", false, true]);
    await checkBooks(at.world, payer);
  });

  for (const [status, takes, ours] of [
    ["prevented", true, "lost"],
    ["prevented", false, "withdrawn"],
    ["appeal_needs_response", true, "lost"],
    ["a_word_of_tomorrow", true, "open"],
    ["a_word_of_tomorrow", false, "inquiry"],
  ] as const)
    it(`${status}, its money ${takes ? "taken" : "not taken"}: ${ours}`, async () => {
      const { payer, intent } = await at.subscribed();
      const dispute = at.open(intent, { status, takes });
      await at.tell("created", dispute);
      assert.equal(await at.statusOf(dispute), ours);
      assert.equal((await at.current(payer)).tier, ours === "lost" ? "free" : "gold");
      await checkBooks(at.world, payer);
    });

  it("a claim for a part takes only that part; of the rest, the amount for unused days is refunded", async () => {
    const { payer, intent } = await at.subscribed();
    const dispute = at.open(intent, { amount: 1000 });
    await at.tell("created", dispute);
    await at.tell("closed", at.peer.turn(dispute, "lost"));
    const [invoice] = (await payer.get("invoices")).body.items;
    const used = whole - invoice.credited;
    assert.ok(used > 40 && used < 50, "a day of a year");
    assert.deepEqual([invoice.open, invoice.paid], [0, used]);
    assert.equal((await bankOf(at.world, payer)).chargeback, 1000);
    assert.equal((await ledgerOf(at.world, payer)).refunded, whole - 1000 - used);
    await checkBooks(at.world, payer);
  });

  it("a claim for a part, late in the year: that part is owed; after another payment the payer can subscribe again", async () => {
    const { payer, intent } = await at.subscribed();
    at.world.service.clock.advance(364.5 * 86_400_000);
    const dispute = at.open(intent, { amount: 1000 });
    await at.tell("closed", at.peer.turn(dispute, "lost"));
    const [invoice] = (await payer.get("invoices")).body.items;
    assert.deepEqual([invoice.open, invoice.paid], [1000, whole - 1000]);
    assert.equal((await payer.post(`invoices/${invoice.id}/pay`)).status, 200);
    assert.equal((await payer.get(`invoices/${invoice.id}`)).body.paid, whole);
    assert.equal((await payer.post("subscriptions", goldYear)).status, 201);
    await checkBooks(at.world, payer);
  });

  it("settles a payment first if its success was never reported", async () => {
    const payer = await at.world.payer();
    await stripeHands(at.world, at.peer).giveCard(payer, "card_slow");
    await payer.post("subscriptions", goldYear);
    const [id, intent] = [...at.peer.intents.entries()].at(-1) ?? [];
    assert.ok(id && intent);
    intent.status = "succeeded";
    await at.tell("created", at.open(id));
    assert.equal((await at.current(payer)).tier, "gold");
    assert.equal((await bankOf(at.world, payer)).withheld, whole);
    await checkBooks(at.world, payer);
  });

  it("changes nothing for a charge that is not ours; 409 while a payment is pending, and settled later", async () => {
    const { payer, id, intent } = await at.subscribed();
    const strange = at.open(intent);
    Object.assign(strange, { payment_intent: `pi_${randomUUID()}` });
    assert.equal(await at.tell("created", strange), 204);
    assert.equal(await at.statusOf(strange), undefined);
    assert.equal(await at.tell("created", { ...strange, id: `du_${randomUUID()}` }), 204);
    const dispute = at.open(intent);
    await stripeHands(at.world, at.peer).giveCard(payer, "card_slow");
    await payer.post(`subscriptions/${id}/upgrade`, { tier: "platinum" });
    assert.equal(await at.tell("closed", at.peer.turn(dispute, "lost")), 409);
    assert.equal(await at.statusOf(dispute), undefined);
    const [, upgrade] = [...at.peer.intents.entries()].at(-1) ?? [];
    Object.assign(upgrade ?? {}, { status: "canceled" });
    await sendWebhook(at.world, at.peer, at.peer.event("payment_intent.canceled", upgrade ?? {}));
    assert.equal(await at.tell("closed", dispute), 204);
    assert.equal(await at.statusOf(dispute), "lost");
    await checkBooks(at.world, payer);
  });

  it("400 when it is not signed by Stripe", async () => {
    const { intent } = await at.subscribed();
    const dispute = at.open(intent);
    const event = at.peer.event("charge.dispute.created", dispute);
    const { body, headers } = at.peer.sign(event, at.world.now(), "whsec_other");
    assert.equal((await at.world.service.http.post("webhooks/provider", { body, headers })).status, 400);
    assert.equal(await at.statusOf(dispute), undefined);
  });
});
