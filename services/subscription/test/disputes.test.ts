import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { disputeClosed, paymentDisputed } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { bankOf, checkBooks, ledgerOf, type Payer, startWorld, type World } from "./billing-world.ts";

let world: World;
before(async () => {
  world = await startWorld({ at: "2027-01-31T10:00:00Z" });
});
after(() => world.stop());

const current = async (payer: Payer) => (await payer.get("subscriptions/current")).body;
const subscribed = async (card: string, wish: object = { tier: "gold", interval: "month" }) => {
  const payer = await world.payerWith(card);
  const { status, body } = await payer.post("subscriptions", wish);
  assert.equal(status, 201);
  return { payer, id: body.id as string };
};
const goldYear = { tier: "gold", interval: "year" };
/** A payer whose year of Gold was charged 30 days ago, and taken back by the bank. */
const lost = async () => {
  const somebody = await subscribed("card_disputed", goldYear);
  await world.pass(30);
  return somebody;
};
const lines = async (payer: Payer, count: number): Promise<string[]> =>
  until(async () => {
    const { items } = (await payer.get("activity")).body;
    return items.length >= count && items.map((item: { text: string }) => item.text);
  });
const tierEvents = async (payer: Payer) =>
  (await world.service.events("UserSubscriptionChanged")).filter(
    ({ aggregateId }) => aggregateId === payer.id,
  );
const given = async (payer: Payer) => {
  const { rows } = await world.app.db.pool.query(
    `select coalesce(sum(r.amount), 0)::int as sum from embedded_refunds r join embedded_payments p on p.id = r.payment
       join embedded_cards c on c.id = p.card join embedded_customers u on u.id = c.customer where u.user_id = $1`,
    [payer.id],
  );
  return rows[0].sum;
};
/** The price of the first 31 days of an invoice's year. The day of the loss counts as used. */
const usedOf = ({
  total,
  periodStart,
  periodEnd,
}: {
  total: number;
  periodStart: string;
  periodEnd: string;
}) => Math.floor((total * 31) / Math.round((Date.parse(periodEnd) - Date.parse(periodStart)) / 86_400_000));

describe("a payment that the payer's bank claims back", () => {
  it("is withheld while the bank decides; the plan stays, and the payer sees a notice", async () => {
    const { payer } = await subscribed("card_disputed", goldYear);
    await world.pass(9.9);
    assert.deepEqual(await bankOf(world, payer), { withheld: 0, released: 0, chargeback: 0, reinstated: 0 });
    await world.pass(0.2);
    const now = await current(payer);
    assert.deepEqual([now.status, now.tier, now.openInvoiceId], ["active", "gold", null]);
    assert.equal(now.notices[0].code, "payment-disputed");
    assert.match(now.notices[0].text, /^Your bank claims back 169\.90 EUR .* Your plan stays/);
    const [entry] = (await payer.get("payments")).body.items;
    assert.deepEqual(
      [entry.kind, entry.amount, entry.dispute.status, entry.dispute.reason],
      ["withheld", 16990, "open", "unrecognized"],
    );
    const told = await lines(payer, 3);
    assert.ok(told.some((line) => line === now.notices[0].text));
    assert.equal((await ledgerOf(world, payer)).open, 0);
    await checkBooks(world, payer);
  });

  it("is as before when the bank decides in our favour", async () => {
    const { payer } = await subscribed("card_disputed_won", goldYear);
    const before = await ledgerOf(world, payer);
    await world.pass(30);
    const now = await current(payer);
    assert.deepEqual([now.status, now.tier, now.notices], ["active", "gold", []]);
    assert.deepEqual(await ledgerOf(world, payer), before);
    assert.deepEqual(await bankOf(world, payer), {
      withheld: 16990,
      released: 16990,
      chargeback: 0,
      reinstated: 0,
    });
    assert.equal((await tierEvents(payer)).length, 1);
    assert.match((await lines(payer, 4))[0] ?? "", /Your bank has decided: 169\.90 EUR .* stay paid/);
    await checkBooks(world, payer);
  });

  it("is lost: the tier is Free, the invoice is open for the used days, the rest is credited, nothing is refunded", async () => {
    const { payer } = await lost();
    const now = await current(payer);
    assert.deepEqual([now.status, now.tier], ["none", "free"]);
    const [invoice] = (await payer.get("invoices")).body.items;
    const used = usedOf(invoice);
    assert.deepEqual([invoice.status, invoice.open, invoice.paid], ["open", used, 0]);
    assert.deepEqual(
      invoice.creditNotes.map((note: { amount: number; reason: string }) => [note.amount, note.reason]),
      [[16990 - used, "disputed"]],
    );
    assert.deepEqual([now.openInvoiceId, now.notices[0].code], [invoice.id, "payment-taken-back"]);
    const events = await tierEvents(payer);
    assert.deepEqual(
      events.map(({ data }) => [data.tier, data.reason]),
      [
        ["gold", "subscribed"],
        ["free", "unpaid"],
      ],
    );
    const told = await lines(payer, 5);
    assert.ok(told.some((line) => /^Your bank took back 169\.90 EUR .* 14\.\d\d EUR for invoice/.test(line)));
    assert.equal(await given(payer), 0);
    await checkBooks(world, payer);
  });

  it("by the month: a loss refunds the remaining days of the undisputed payment, and a second claim is for the rest of it", async () => {
    const { payer } = await subscribed("card_disputed");
    await world.pass(30);
    const after = await ledgerOf(world, payer);
    assert.equal((await current(payer)).tier, "free");
    assert.deepEqual([after.invoiced, after.paid, after.open], [3398, 3398, 1699]);
    assert.ok(after.refunded > 1000 && after.refunded === after.credited);
    await until(async () => (await given(payer)) === after.refunded);
    await checkBooks(world, payer);
    await world.pass(40);
    const { items } = (await payer.get("payments")).body;
    assert.deepEqual(
      items
        .filter(({ kind }: { kind: string }) => kind === "chargeback")
        .map(({ amount }: { amount: number }) => amount),
      [1699 - after.refunded, 1699],
    );
    assert.equal((await ledgerOf(world, payer)).open, 1699 + 1699 - after.refunded);
    await checkBooks(world, payer);
  });

  it("is claimed for the remaining amount when part of it was refunded before", async () => {
    const { payer, id } = await subscribed("card_disputed");
    await world.pass(4);
    await payer.post(`subscriptions/${id}/cancel`, { when: "now" });
    const { refunded } = await ledgerOf(world, payer);
    await until(async () => (await given(payer)) === refunded);
    await world.pass(6.1);
    assert.equal((await bankOf(world, payer)).withheld, 1699 - refunded);
    await world.pass(20);
    assert.equal((await ledgerOf(world, payer)).open, 1699 - refunded);
    await checkBooks(world, payer);
  });
});

describe("POST /subscriptions/{id}/cancel of a disputed payment", () => {
  it("409 with when=now, since the bank has the money; 200 with when=period-end; 200 with when=now after it is won", async () => {
    const { payer, id } = await subscribed("card_disputed_won", goldYear);
    await world.pass(12);
    const cancel = (when: string) => payer.post(`subscriptions/${id}/cancel`, { when });
    const refused = await cancel("now");
    assert.deepEqual([refused.status, refused.body.code], [409, "payment-disputed"]);
    assert.match(refused.body.detail, /when: period-end/);
    assert.deepEqual([(await current(payer)).tier, (await ledgerOf(world, payer)).refunded], ["gold", 0]);
    assert.equal((await cancel("period-end")).status, 200);
    await world.pass(20);
    assert.equal((await cancel("now")).status, 200);
    const { refunded } = await ledgerOf(world, payer);
    await until(async () => refunded > 15_000 && (await given(payer)) === refunded);
    await checkBooks(world, payer);
  });
});

describe("POST /invoices/{id}/pay after a bank took the payment back", () => {
  it("409 for a new plan or trial until it is paid; after that the payer can subscribe again", async () => {
    const { payer } = await lost();
    await payer.post("card", { card: "card_ok" });
    for (const wish of [goldYear, { ...goldYear, trial: true }]) {
      const refused = await payer.post("subscriptions", wish);
      assert.deepEqual([refused.status, refused.body.code], [409, "invoice-open"]);
    }
    const { openInvoiceId } = await current(payer);
    const stranger = await world.payerWith("card_ok");
    assert.equal((await stranger.post(`invoices/${openInvoiceId}/pay`)).status, 404);
    assert.equal((await world.service.http.post(`invoices/${openInvoiceId}/pay`)).status, 401);
    const paid = await payer.post(`invoices/${openInvoiceId}/pay`);
    assert.deepEqual([paid.status, paid.body.status, paid.body.tier], [200, "ended", "free"]);
    assert.deepEqual(paid.body.notices, []);
    assert.equal((await payer.post(`invoices/${openInvoiceId}/pay`)).body.code, "invoice-settled");
    assert.equal((await ledgerOf(world, payer)).open, 0);
    assert.equal((await payer.post("subscriptions", goldYear)).status, 201);
    assert.equal((await current(payer)).tier, "gold");
    await checkBooks(world, payer);
  });

  it("402 with a declined card, and nothing changes", async () => {
    const { payer } = await lost();
    await payer.post("card", { card: "card_declined" });
    const { openInvoiceId } = await current(payer);
    assert.equal((await payer.post(`invoices/${openInvoiceId}/pay`)).status, 402);
    await world.pass(1);
    const { body } = await payer.get(`invoices/${openInvoiceId}`);
    assert.deepEqual([(await current(payer)).tier, body.open], ["free", usedOf(body)]);
    await checkBooks(world, payer);
  });
});

describe("consumers of disputes", () => {
  it("show each event once, although it is delivered twice", async () => {
    const payer = await world.payer();
    const about = { ...paymentDisputed.example, userId: payer.id };
    await world.service.deliver(paymentDisputed(payer.id, about));
    await world.service.deliver(paymentDisputed(payer.id, { ...about, withheld: false }));
    for (const [outcome, open] of [
      ["lost", 1699],
      ["lost", 0],
      ["won", 0],
      ["withdrawn", 0],
    ] as const)
      await world.service.deliver(
        disputeClosed(payer.id, { ...disputeClosed.example, userId: payer.id, outcome, open }),
      );
    const told = await lines(payer, 6);
    assert.equal(told.length, 6);
    assert.equal(new Set(told).size, 6);
  });
});

describe("disputes in /metrics", () => {
  it("are counted while they are open, with the time left to answer the first one", async () => {
    const alone = await startWorld({ at: "2027-01-31T10:00:00Z" });
    const measure = async (name: string) => {
      const text = await alone.app.metrics.getSingleMetricAsString(name);
      return text
        .split("\n")
        .find((line) => line.startsWith(`${name}{`))
        ?.split(" ")[1];
    };
    try {
      assert.equal(await measure("disputes_open"), "0");
      assert.equal(await measure("disputes_first_due_seconds"), undefined);
      const payer = await alone.payerWith("card_disputed");
      await payer.post("subscriptions", goldYear);
      await alone.pass(10.1);
      assert.equal(await measure("disputes_open"), "1");
      const left = Number(await measure("disputes_first_due_seconds"));
      assert.ok(Math.abs(left - 8.9 * 86_400) < 600, `${left} s`);
      await alone.pass(20);
      assert.equal(await measure("disputes_open"), "0");
      assert.equal(await measure("disputes_first_due_seconds"), undefined);
    } finally {
      await alone.stop();
    }
  });
});
