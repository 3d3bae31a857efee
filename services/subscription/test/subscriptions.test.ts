import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { ledgerOf, type Payer, startWorld, type World } from "./billing-world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const goldMonth = { tier: "gold", interval: "month" };
const silverMonth = { tier: "silver", interval: "month" };

const subscribed = async (wish: object = silverMonth, card = "card_ok") => {
  const payer = await world.payerWith(card);
  const { status, body } = await payer.post("subscriptions", wish);
  assert.equal(status, 201, JSON.stringify(body));
  return { payer, id: body.id as string, body };
};
const current = async (payer: Payer) => (await payer.get("subscriptions/current")).body;
const eventsOf = async (payer: Payer, type: string) =>
  (await world.service.events(type)).filter((event) => event.aggregateId === payer.id);

describe("POST /subscriptions", () => {
  it("201 with the plan once its first month is paid, with one numbered invoice and its events", async () => {
    const { payer, body } = await subscribed(goldMonth);
    assert.equal(body.status, "active");
    assert.equal(body.tier, "gold");
    assert.deepEqual(body.plan, { ...goldMonth, amount: 1699, currency: "EUR" });
    const { items } = (await payer.get("invoices")).body;
    assert.equal(items.length, 1);
    assert.match(items[0].number, /^INV-2027-\d{6}$/);
    assert.deepEqual([items[0].total, items[0].paid, items[0].open], [1699, 1699, 0]);
    const [changed, ...more] = await eventsOf(payer, "UserSubscriptionChanged");
    assert.deepEqual(more, []);
    assert.deepEqual(
      [changed?.data.previousTier, changed?.data.tier, changed?.data.reason, changed?.data.priority],
      ["free", "gold", "subscribed", 2],
    );
    assert.equal((await eventsOf(payer, "PaymentProcessed"))[0]?.data.amount, 1699);
  });

  it("402 and still Free when the card is declined; 201 with another card", async () => {
    const payer = await world.payerWith("card_declined");
    const refused = await payer.post("subscriptions", goldMonth);
    assert.equal(refused.status, 402);
    assert.equal(refused.body.code, "card-declined");
    assert.equal((await current(payer)).tier, "free");
    assert.deepEqual((await payer.get("invoices")).body.items, [], "an unpaid first invoice gets no number");
    assert.equal((await eventsOf(payer, "PaymentFailed"))[0]?.data.reason, "card-declined");
    await payer.post("card", { card: "card_ok" });
    assert.equal((await payer.post("subscriptions", goldMonth)).status, 201);
    assert.equal((await current(payer)).tier, "gold");
  });

  it("402 without a card, 409 with a subscription, 422 for Free and for an invalid plan", async () => {
    const poor = await world.payer();
    assert.equal((await poor.post("subscriptions", goldMonth)).body.code, "no-card");
    const { payer } = await subscribed();
    assert.equal((await payer.post("subscriptions", goldMonth)).body.code, "subscribed-already");
    assert.equal(
      (await payer.post("subscriptions", { tier: "free", interval: "month" })).body.code,
      "tier-without-price",
    );
    assert.equal((await payer.post("subscriptions", { tier: "gold", interval: "week" })).status, 422);
    assert.equal((await payer.post("subscriptions", { ...goldMonth, amount: -1 })).status, 422);
  });

  it("charges once for a repeated Idempotency-Key, and for requests at the same time", async () => {
    const payer = await world.payerWith("card_ok");
    const key = { "idempotency-key": randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => payer.post("subscriptions", goldMonth, key)));
    assert.ok(
      answers.every(({ status }) => status === 201 || status === 409),
      JSON.stringify(answers),
    );
    assert.equal((await payer.post("subscriptions", goldMonth, key)).status, 201);
    const other = await world.payerWith("card_ok");
    await Promise.all([1, 2, 3].map(() => other.post("subscriptions", goldMonth)));
    for (const somebody of [payer, other]) assert.equal((await ledgerOf(world, somebody)).paid, 1699);
    const { rows } = await world.app.db.pool.query(
      "select count(*) from embedded_payments p join embedded_cards c on c.id = p.card join embedded_customers u on u.id = c.customer where u.user_id = any($1) and status = 'succeeded'",
      [[payer.id, other.id]],
    );
    assert.equal(rows[0].count, 2);
  });

  it("begins a trial without a card, once; at its end the tier is Free without a card, and charged with one", async () => {
    const [without, withCard] = [await world.payer(), await world.payerWith("card_ok")];
    for (const payer of [without, withCard]) {
      const { status, body } = await payer.post("subscriptions", { ...goldMonth, trial: true });
      assert.equal(status, 201);
      assert.deepEqual([body.status, body.tier], ["trialing", "gold"]);
    }
    await world.pass(14);
    assert.equal((await current(without)).tier, "free");
    assert.equal(
      (await without.post("subscriptions", { ...goldMonth, trial: true })).body.code,
      "trial-used",
    );
    const paying = await current(withCard);
    assert.deepEqual([paying.status, paying.tier], ["active", "gold"]);
    assert.equal((await ledgerOf(world, withCard)).paid, 1699);
    assert.equal((await ledgerOf(world, without)).invoiced, 0);
  });
});

describe("a card whose bank asks for a confirmation", () => {
  it("returns a url; the plan begins after the payer has confirmed", async () => {
    const payer = await world.payerWith("card_confirm");
    const { status, body } = await payer.post("subscriptions", goldMonth);
    assert.equal(status, 201);
    assert.deepEqual(
      [body.status, body.tier, body.payment.status],
      ["incomplete", "free", "requires-confirmation"],
    );
    const page = new URL(body.payment.url).pathname.replace("/subscription/v1/", "");
    const stranger = await world.payer();
    assert.equal((await stranger.post(page, { approve: true })).status, 404);
    const confirmed = await payer.post(page, { approve: true });
    assert.deepEqual([confirmed.body.status, confirmed.body.tier], ["active", "gold"]);
    assert.equal((await payer.post(page, { approve: false })).body.status, "active");
    assert.equal((await ledgerOf(world, payer)).paid, 1699);
  });

  it("a repeated request continues the same payment; a refused or abandoned one leaves nothing", async () => {
    const payer = await world.payerWith("card_confirm");
    const first = await payer.post("subscriptions", goldMonth);
    const again = await payer.post("subscriptions", goldMonth);
    assert.equal(again.body.payment.id, first.body.payment.id);
    const page = new URL(again.body.payment.url).pathname.replace("/subscription/v1/", "");
    assert.equal((await payer.post(page, { approve: false })).body.status, "ended");
    await payer.post("subscriptions", goldMonth);
    await world.pass(0.1);
    assert.equal((await current(payer)).status, "none");
    assert.deepEqual(await ledgerOf(world, payer), {
      invoiced: 0,
      paid: 0,
      refunded: 0,
      credited: 0,
      open: 0,
    });
  });
});

describe("POST /subscriptions/{id}/upgrade", () => {
  it("200 at once, for the remaining days, to the cent, as quoted", async () => {
    const { payer, id, body } = await subscribed();
    const days =
      (Date.parse(body.periodEnd.slice(0, 10)) - Date.parse(body.periodStart.slice(0, 10))) / 86_400_000;
    await world.pass(10);
    const quote = (await payer.get(`subscriptions/${id}/upgrade?tier=gold`)).body;
    const share = (amount: number) => amount - Math.floor((amount * 10) / days);
    assert.equal(quote.total, share(1699) - share(799));
    const { status, body: gold } = await payer.post(`subscriptions/${id}/upgrade`, { tier: "gold" });
    assert.equal(status, 200);
    assert.deepEqual([gold.tier, gold.periodEnd], ["gold", body.periodEnd]);
    assert.equal((await ledgerOf(world, payer)).paid, 799 + quote.total);
    assert.deepEqual(
      (await eventsOf(payer, "SubscriptionUpgraded")).map(({ data }) => data.amount),
      [quote.total],
    );
  });

  it("from month to year begins a year today, minus the unused part of the month", async () => {
    const { payer, id } = await subscribed();
    const { body } = await payer.post(`subscriptions/${id}/upgrade`, { tier: "silver", interval: "year" });
    assert.equal(body.plan.interval, "year");
    assert.equal(new Date(body.periodEnd).getUTCFullYear(), world.now().getUTCFullYear() + 1);
    assert.equal((await ledgerOf(world, payer)).paid, 799 + 7990 - 799);
  });

  it("402 and no change when the card is declined", async () => {
    const { payer, id } = await subscribed(silverMonth, "card_declines_later");
    const { status } = await payer.post(`subscriptions/${id}/upgrade`, { tier: "gold" });
    assert.equal(status, 402);
    const after = await current(payer);
    assert.deepEqual([after.tier, after.status, after.plan.tier], ["silver", "active", "silver"]);
    assert.equal((await payer.get("invoices")).body.items.length, 1);
  });

  it("409 for the same plan, and for a smaller one with what to do; 404 for another user's; 401, 415, 413", async () => {
    const { payer, id } = await subscribed(goldMonth);
    const upgrade = (wish: object) => payer.post(`subscriptions/${id}/upgrade`, wish);
    assert.equal((await upgrade({ tier: "gold" })).body.code, "same-plan");
    const less = await upgrade({ tier: "silver" });
    assert.deepEqual([less.status, less.body.code], [409, "not-an-upgrade"]);
    assert.match(less.body.detail, /POST downgrade/);
    const stranger = await world.payerWith("card_ok");
    for (const what of ["upgrade", "downgrade"])
      assert.equal((await stranger.post(`subscriptions/${id}/${what}`, { tier: "platinum" })).status, 404);
    for (const what of ["cancel", "resume"])
      assert.equal((await stranger.post(`subscriptions/${id}/${what}`, {})).status, 404);
    assert.equal((await world.service.http.post(`subscriptions/${id}/upgrade`, { body: {} })).status, 401);
    const { token } = await world.service.actor([], { id: payer.id });
    const raw = (body: string, type: string) =>
      world.service.http.post(`subscriptions/${id}/upgrade`, {
        token,
        body,
        headers: { "content-type": type },
      });
    assert.equal((await raw("tier=gold", "text/plain")).status, 415);
    assert.equal((await raw(JSON.stringify({ tier: "x".repeat(20_000) }), "application/json")).status, 413);
  });
});

describe("downgrade, cancel and resume", () => {
  it("a downgrade waits until the period ends, and can be undone", async () => {
    const { payer, id } = await subscribed(goldMonth);
    const { body } = await payer.post(`subscriptions/${id}/downgrade`, { tier: "silver" });
    assert.deepEqual([body.tier, body.next], ["gold", silverMonth]);
    assert.equal((await payer.post(`subscriptions/${id}/resume`)).body.next, null);
    await payer.post(`subscriptions/${id}/downgrade`, { tier: "silver" });
    await world.goTo(new Date(body.periodEnd));
    const after = await current(payer);
    assert.deepEqual([after.tier, after.plan.amount], ["silver", 799]);
    assert.equal((await eventsOf(payer, "UserSubscriptionChanged")).at(-1)?.data.reason, "downgraded");
  });

  it("cancel keeps the tier until the period ends, then it is Free; nothing more is charged", async () => {
    const { payer, id, body } = await subscribed(goldMonth);
    assert.equal((await payer.post(`subscriptions/${id}/cancel`, {})).body.tier, "gold");
    assert.equal((await payer.post(`subscriptions/${id}/cancel`, {})).body.code, "canceled-already");
    assert.equal((await payer.post(`subscriptions/${id}/resume`)).status, 200);
    assert.equal((await payer.post(`subscriptions/${id}/resume`)).body.code, "nothing-to-resume");
    await payer.post(`subscriptions/${id}/cancel`, {});
    await world.goTo(new Date(body.periodEnd));
    assert.equal((await current(payer)).tier, "free");
    assert.equal((await ledgerOf(world, payer)).paid, 1699);
    assert.equal((await payer.post(`subscriptions/${id}/resume`)).body.code, "subscription-ended");
  });

  it("cancel with when=now refunds the days after today, with a credit note, once", async () => {
    const { payer, id, body } = await subscribed();
    await payer.post(`subscriptions/${id}/upgrade`, { tier: "gold" });
    const days =
      (Date.parse(body.periodEnd.slice(0, 10)) - Date.parse(body.periodStart.slice(0, 10))) / 86_400_000;
    const before = await ledgerOf(world, payer);
    const { status, body: over } = await payer.post(`subscriptions/${id}/cancel`, { when: "now" });
    assert.equal(status, 200);
    assert.deepEqual([over.status, over.tier], ["ended", "free"]);
    const back = 1699 - Math.floor(1699 / days);
    const ledger = await ledgerOf(world, payer);
    assert.deepEqual(ledger, { ...before, refunded: back, credited: back, open: 0 });
    const given =
      "select coalesce(sum(r.amount), 0)::int as sum from embedded_refunds r join embedded_payments p on p.id = r.payment join embedded_cards c on c.id = p.card join embedded_customers u on u.id = c.customer where u.user_id = $1";
    const { until } = await import("@storytelling/service/testing");
    await until(async () => (await world.app.db.pool.query(given, [payer.id])).rows[0].sum === back);
    const { items } = (await payer.get("invoices")).body;
    const notes = items.flatMap((item: { creditNotes: object[] }) => item.creditNotes);
    assert.equal(notes.length, 2);
    assert.equal((await payer.post(`subscriptions/${id}/cancel`, { when: "now" })).status, 409);
  });
});
