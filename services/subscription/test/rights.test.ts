import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { userErasureRequested } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { type Payer, startWorld, type World } from "./billing-world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const erase = (payer: Payer) =>
  world.service.deliver(
    userErasureRequested(payer.id, {
      userId: payer.id,
      erasureId: randomUUID(),
      requestedAt: world.now().toISOString(),
    }),
  );
const rows = async (sql: string, payer: Payer) => (await world.app.db.pool.query(sql, [payer.id])).rows;

describe("an erased payer", () => {
  let payer: Payer;
  before(async () => {
    payer = await world.payerWith("card_ok");
    assert.equal((await payer.post("subscriptions", { tier: "gold", interval: "month" })).status, 201);
    const work = { workId: randomUUID(), resource: "analysedWords", quantity: 5 };
    const held = await payer.post("usage/reservations", work, await payer.errand("story"));
    assert.equal(held.status, 201);
    await world.pass(10);
    await erase(payer);
    await until(async () => (await world.service.events("UserDataErased")).length > 0);
  });

  it("is not charged again: the plan has ended, and the remaining days were refunded once", async () => {
    const [plan] = await rows("select status, end_reason from subscriptions where user_id = $1", payer);
    assert.deepEqual(plan, { status: "ended", end_reason: "canceled" });
    const back = await rows(
      "select r.amount from refunds r join payments p on p.id = r.payment_id where p.user_id = $1",
      payer,
    );
    assert.equal(back.length, 1);
    assert.ok(back[0].amount > 0 && back[0].amount < 1699);
  });

  it("leaves no card, usage or notice behind, and no card at the provider", async () => {
    for (const table of [
      "usage_tracking",
      "usage_reservations",
      "usage_notices",
      "billing_activity",
      "entitlements",
    ])
      assert.deepEqual(await rows(`select * from ${table} where user_id = $1`, payer), [], table);
    const account = await rows(
      "select customer, card, card_label from billing_accounts where user_id = $1",
      payer,
    );
    assert.deepEqual(account, [{ customer: null, card: null, card_label: null }]);
    await until(async () => {
      const customers = await rows("select from embedded_customers where user_id = $1", payer);
      return customers.length === 0;
    });
    const cards = await rows(
      `select c.token from embedded_cards c join embedded_payments p on p.card = c.id
         join payments ours on ours.reference = p.id where ours.user_id = $1`,
      payer,
    );
    assert.deepEqual(cards, [{ token: "card_declined" }]);
  });

  it("leaves the books unchanged: invoice, payment, refund and credit still balance", async () => {
    const [invoice] = await rows(
      "select total, paid, credited, number from invoices where user_id = $1",
      payer,
    );
    assert.equal(invoice.paid + invoice.credited, invoice.total);
    assert.match(invoice.number, /^INV-/);
    const kinds = await rows("select kind from payment_history where user_id = $1 order by pos", payer);
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ["invoice", "payment", "refund", "credit"],
    );
  });

  it("is acknowledged by one UserDataErased", async () => {
    const told = await world.service.events("UserDataErased");
    assert.deepEqual(
      told.map(({ data }) => data),
      [{ userId: payer.id, service: "subscription" }],
    );
  });
});

describe("GET /my-data", () => {
  it("200 with the plan, the usage and the payments; 401 without a token", async () => {
    const payer = await world.payerWith("card_ok");
    await payer.post("subscriptions", { tier: "silver", interval: "month" });
    const { status, body } = await payer.myData();
    assert.equal(status, 200);
    const names = body.toString("latin1");
    for (const name of ["card", "subscriptions", "invoices", "payments", "usage"])
      assert.ok(names.includes(`subscription/${name}.json`), name);
    assert.equal((await world.service.http.get("my-data")).status, 401);
  });
});
