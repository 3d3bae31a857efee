import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { userErasureRequested } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { checkBooks, ledgerOf, type Payer, startWorld, type World } from "./billing-world.ts";

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

const rows = async (sql: string, { id }: Payer) => (await world.app.db.pool.query(sql, [id])).rows;
const erase = async (payer: Payer) => {
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
};
const subscribed = async (card: string) => {
  const payer = await world.payerWith(card);
  assert.equal((await payer.post("subscriptions", { tier: "gold", interval: "year" })).status, 201);
  return payer;
};
/** Checks that no personal data has come back, no other event was sent, and nothing is owed. */
const leftNothing = async (payer: Payer) => {
  for (const table of ["entitlements", "billing_activity"])
    assert.deepEqual(await rows(`select * from ${table} where user_id = $1`, payer), [], table);
  const account = "select customer, card, card_label from billing_accounts where user_id = $1";
  assert.deepEqual(await rows(account, payer), [{ customer: null, card: null, card_label: null }]);
  const reasons = await rows("select reason from disputes where user_id = $1", payer);
  assert.ok(reasons.length > 0 && reasons.every(({ reason }) => reason === null));
  const told = (await world.service.events()).filter(({ aggregateId }) => aggregateId === payer.id);
  assert.deepEqual(
    told.map(({ type }) => type),
    ["UserDataErased"],
  );
  assert.equal((await ledgerOf(world, payer)).open, 0);
  await checkBooks(world, payer);
};
const statusOf = (payer: Payer) => rows("select status from disputes where user_id = $1", payer);

describe("an erased payer whose payment is disputed", () => {
  it("after the erasure, for the part that was not refunded: only the books show it, opened and lost", async () => {
    const payer = await subscribed("card_disputed");
    await world.pass(5);
    await erase(payer);
    await world.pass(6);
    assert.deepEqual(await statusOf(payer), [{ status: "open" }]);
    await leftNothing(payer);
    await world.pass(20);
    assert.deepEqual(await statusOf(payer), [{ status: "lost" }]);
    await leftNothing(payer);
  });

  for (const [card, status] of [
    ["card_disputed", "lost"],
    ["card_disputed_won", "won"],
  ] as const)
    it(`during the erasure: nothing is refunded, and the books balance when it is ${status}`, async () => {
      const payer = await subscribed(card);
      await world.pass(15);
      await erase(payer);
      assert.equal((await ledgerOf(world, payer)).refunded, 0);
      await leftNothing(payer);
      await world.pass(20);
      assert.deepEqual(await statusOf(payer), [{ status }]);
      await leftNothing(payer);
    });

  it("before the erasure, and lost: the owed amount is credited", async () => {
    const payer = await subscribed("card_disputed");
    await world.pass(30);
    assert.ok((await ledgerOf(world, payer)).open > 0);
    await erase(payer);
    await leftNothing(payer);
  });
});

describe("GET /my-data of a payer whose payment was disputed", () => {
  it("200 with the dispute", async () => {
    const payer = await subscribed("card_disputed");
    await world.pass(11);
    const { status, body } = await payer.myData();
    assert.equal(status, 200);
    const text = body.toString("latin1");
    const [{ reference }] = (await rows("select reference from disputes where user_id = $1", payer)) as [
      { reference: string },
    ];
    assert.ok(text.includes("subscription/disputes.json") && text.includes(reference));
  });
});
