import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Writable } from "node:stream";
import { after, afterEach, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { until } from "@storytelling/service/testing";
import { pino } from "pino";
import { attendSubscription } from "../src/use-cases/attend-subscription.ts";
import { ledgerOf, type Payer, startWorld, type World } from "./billing-world.ts";
import { sendWebhook, stripeEnv, stripeHands } from "./hands.ts";
import {
  type CardKind,
  peerSecretKey,
  peerWebhookSecret,
  type StripePeer,
  startStripePeer,
} from "./stripe-peer.ts";

let peer: StripePeer;
let world: World;
const logged: string[] = [];
const log = pino(
  { level: "trace" },
  new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  }),
);
before(async () => {
  peer = await startStripePeer();
  world = await startWorld({ env: stripeEnv(peer), log });
});
after(async () => {
  await world.stop();
  await peer.stop();
});
afterEach(() => {
  peer.breakWhen(null);
  peer.onReply(null);
});

const gold = { tier: "gold", interval: "month" };
const current = async (payer: Payer) => (await payer.get("subscriptions/current")).body;
const payerWith = async (kind: CardKind) => {
  const payer = await world.payer();
  await stripeHands(world, peer).giveCard(payer, kind);
  return payer;
};
/** The amounts that the peer has charged a payer. */
const chargesOf = async (payer: Payer) => {
  const { rows } = await world.app.db.pool.query("select customer from billing_accounts where user_id = $1", [
    payer.id,
  ]);
  return [...peer.intents.values()]
    .filter(({ customer, status }) => customer === rows[0].customer && status === "succeeded")
    .map(({ amount }) => amount);
};
const eventsOf = async (payer: Payer, type: string) =>
  (await world.service.events(type)).filter((event) => event.aggregateId === payer.id).length;

describe("POST /card with Stripe", () => {
  it("leads to Stripe's page; the card is saved after Stripe's webhook, only by brand and last digits", async () => {
    const payer = await world.payer();
    const { status, body } = await payer.post("card", {});
    assert.deepEqual([status, body.card], [200, null]);
    assert.deepEqual((await payer.get("card")).body, { card: null });
    const said = peer.giveCard(body.url, "card_ok");
    for (const _ of [1, 2]) assert.equal(await sendWebhook(world, peer, said), 204);
    assert.deepEqual((await payer.get("card")).body, { card: "visa 4242" });
    assert.equal((await payer.post("card", {})).status, 200);
    assert.equal(
      [...peer.customers.values()].filter((each) => (each.metadata as { user: string }).user === payer.id)
        .length,
      1,
    );
    assert.equal((await payer.post("card", { card: "4242424242424242" })).body.code, "card-by-page-alone");
    assert.equal((await payer.post("portal", {})).body.url, "https://portal.example/1");
  });

  it("404 for the test bank", async () => {
    assert.equal((await (await world.payer()).post("test-bank/pi_1", { approve: true })).status, 404);
  });
});

describe("POST /webhooks/provider", () => {
  const post = (body: string, headers: Record<string, string>) =>
    world.service.http.post("webhooks/provider", { body, headers });

  it("400 for a signature that is missing, wrong, of another body or too old; 413 for too large a body", async () => {
    const event = peer.event("payment_intent.succeeded", { id: "pi_none" });
    const good = peer.sign(event, world.now());
    const wrong = peer.sign(event, world.now(), "whsec_other").headers;
    const old = peer.sign(event, new Date(world.now().getTime() - 600_000)).headers;
    const tries = [
      post(good.body, { "content-type": "application/json" }),
      post(good.body, wrong),
      post(good.body, old),
      post(`${good.body} `, good.headers),
      post("", good.headers),
    ];
    for (const { status, body } of await Promise.all(tries)) {
      assert.equal(status, 400);
      assert.equal(body.code, "signature-wrong");
    }
    assert.equal((await post("x".repeat(300_001), good.headers)).status, 413);
    assert.equal((await post(good.body, { ...good.headers, "content-encoding": "gzip" })).status, 415);
    assert.equal((await post(good.body, good.headers)).status, 204);
  });

  it("a confirmed payment counts once, also when its webhooks are repeated, late and out of order", async () => {
    const payer = await payerWith("card_confirm");
    const { body } = await payer.post("subscriptions", gold);
    assert.deepEqual([body.status, body.payment.status], ["incomplete", "requires-confirmation"]);
    const id = new URL(body.payment.url).pathname.slice(1);
    const said = peer.answerBank(id, true);
    const stale = { ...peer.event("payment_intent.payment_failed", { id }), created: 1 };
    for (const event of [stale, said, said, stale, peer.event("payment_intent.succeeded", { id })])
      assert.equal(await sendWebhook(world, peer, event), 204);
    await Promise.all(
      [1, 2, 3].map(() => sendWebhook(world, peer, peer.event("payment_intent.succeeded", { id }))),
    );
    assert.equal((await current(payer)).status, "active");
    assert.deepEqual(await chargesOf(payer), [1699]);
    assert.equal((await ledgerOf(world, payer)).paid, 1699);
    assert.equal(await eventsOf(payer, "PaymentProcessed"), 1);
    assert.equal(await eventsOf(payer, "PaymentFailed"), 0);
  });

  it("a slow bank: the plan begins when the payment succeeds", async () => {
    const payer = await payerWith("card_slow");
    const { body } = await payer.post("subscriptions", gold);
    assert.deepEqual([body.status, body.tier, body.payment.status], ["incomplete", "free", "pending"]);
    const [intent] = [...peer.intents.values()].filter(({ status }) => status === "processing");
    assert.ok(intent);
    intent.status = "succeeded";
    await sendWebhook(world, peer, peer.event("payment_intent.succeeded", intent));
    assert.equal((await current(payer)).tier, "gold");
  });

  it("a missing webhook does no harm: the payment is looked up", async () => {
    const payer = await payerWith("card_confirm");
    const { body } = await payer.post("subscriptions", gold);
    peer.answerBank(new URL(body.payment.url).pathname.slice(1), true);
    await world.pass(0.1);
    assert.equal((await current(payer)).status, "active");
  });
});

describe("when Stripe or the connection to it fails", () => {
  it("a charge whose response is lost is made once", async () => {
    const payer = await payerWith("card_ok");
    let lost = 0;
    peer.breakWhen((path) => (path.includes("/confirm") && lost++ === 0 ? "after" : null));
    assert.equal((await payer.post("subscriptions", gold)).status, 201);
    assert.ok(lost > 1, "it was retried");
    assert.deepEqual(await chargesOf(payer), [1699]);
  });

  it("503 while Stripe is down, and nothing is charged; the same request succeeds later", async () => {
    const payer = await payerWith("card_ok");
    for (const step of ["POST /v1/payment_intents", "GET /v1/payment_intents", "/confirm"]) {
      peer.breakWhen((path) => (path.startsWith(step) || path.endsWith(step) ? "down" : null));
      const { status, body, headers } = await payer.post("subscriptions", gold);
      assert.deepEqual(
        [status, body.code, headers.get("retry-after")],
        [503, "payments-unavailable", "5"],
        step,
      );
      assert.deepEqual(await chargesOf(payer), []);
    }
    peer.breakWhen(null);
    assert.equal((await payer.post("subscriptions", gold)).status, 201);
    assert.deepEqual(await chargesOf(payer), [1699]);
  });

  it("a payer who got a 503 and left is not charged later", async () => {
    const payer = await payerWith("card_ok");
    peer.breakWhen((path) => (path.includes("/confirm") ? "down" : null));
    await payer.post("subscriptions", gold);
    peer.breakWhen(null);
    await world.pass(0.01);
    assert.equal((await current(payer)).status, "none");
    assert.deepEqual(await chargesOf(payer), []);
  });

  it("renewals wait until Stripe is back, and are made once by any number of processes", async () => {
    const payer = await payerWith("card_ok");
    const { body } = await payer.post("subscriptions", gold);
    peer.breakWhen(() => "down");
    world.service.clock.advance(Date.parse(body.periodEnd) - world.now().getTime());
    await assert.rejects(attendSubscription(world.app, { subscriptionId: body.id }), /does not answer/);
    peer.breakWhen(null);
    await Promise.all([1, 2, 3, 4].map(() => attendSubscription(world.app, { subscriptionId: body.id })));
    assert.deepEqual(await chargesOf(payer), [1699, 1699]);
    assert.equal((await payer.get("invoices")).body.items.length, 2);
    assert.equal(await eventsOf(payer, "PaymentProcessed"), 2);
  });
});

describe("a process that is killed while it renews", () => {
  const killed = async (payer: Payer, at: string, subscriptionId: string) => {
    const { data } = world.service;
    const env = {
      ...stripeEnv(peer),
      DATABASE_URL: data.database.url,
      MASTER_KEY: data.masterKey,
      JWKS_URL: "http://127.0.0.1:9/unused",
      BLOB_DIR: data.blobDir,
      BILLING_TICK_MS: "0",
    };
    let child: ChildProcess | undefined;
    let struck = false;
    peer.onReply(async (path) => {
      if (struck || !path.startsWith("POST") || !path.endsWith(at)) return;
      struck = true;
      child?.kill("SIGKILL");
      await once(child ?? process, "exit");
    });
    const file = fileURLToPath(new URL("./attend.fixture.ts", import.meta.url));
    const work = JSON.stringify({ env, at: world.now().toISOString(), subscriptionId });
    child = spawn(process.execPath, [file, work], { stdio: ["ignore", "ignore", "inherit"] });
    const [, signal] = await once(child, "exit");
    assert.equal(signal, "SIGKILL", payer.id);
    peer.onReply(null);
  };

  for (const [name, at, charged] of [
    ["before the card was charged", "/payment_intents", 1],
    ["after the card was charged", "/confirm", 2],
  ] as const) {
    it(`${name}: charged once, by the next process`, async () => {
      const payer = await payerWith("card_ok");
      const { body } = await payer.post("subscriptions", gold);
      world.service.clock.advance(Date.parse(body.periodEnd) - world.now().getTime());
      await killed(payer, at, body.id);
      assert.equal((await chargesOf(payer)).length, charged);
      assert.equal((await ledgerOf(world, payer)).open, 1699, "the payment is not yet known to us");
      await world.pass(0.01);
      assert.deepEqual(await chargesOf(payer), [1699, 1699]);
      assert.deepEqual(await ledgerOf(world, payer), {
        invoiced: 3398,
        paid: 3398,
        refunded: 0,
        credited: 0,
        open: 0,
      });
      assert.equal((await current(payer)).status, "active");
    });
  }
});

describe("Stripe's secrets", () => {
  it("are in no log, and without them the service does not start", async () => {
    await until(() => logged.length > 50);
    const all = logged.join("");
    for (const secret of [peerSecretKey, peerWebhookSecret]) assert.equal(all.includes(secret), false);
    await assert.rejects(startWorld({ env: { PAYMENTS: "stripe" } }), /needs STRIPE_SECRET_KEY/);
  });
});
