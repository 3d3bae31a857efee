import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { inflateSync } from "node:zlib";
import { userSubscriptionChanged } from "@storytelling/events";
import { until } from "@storytelling/service/testing";
import { ledgerOf, type Payer, startWorld, type World } from "./billing-world.ts";

let world: World;
before(async () => {
  const env = {
    SELLER_NAME: "Märchen & Söhne",
    SELLER_ADDRESS: "Am Wald 1; 34117 Kassel",
    SELLER_VAT_ID: "DE123456789",
    VAT_RATE: "19",
  };
  world = await startWorld({ env });
});
after(() => world.stop());

const gold = { tier: "gold", interval: "month" };
const current = async (payer: Payer) => (await payer.get("subscriptions/current")).body;
const invoicesOf = async (payer: Payer) => (await payer.get("invoices")).body.items;
const subscribed = async (card = "card_ok") => {
  const payer = await world.payerWith(card);
  const { status, body } = await payer.post("subscriptions", gold);
  assert.equal(status, 201);
  return { payer, id: body.id as string, periodEnd: new Date(body.periodEnd) };
};
/** A payer whose renewal has just failed. */
const pastDue = async () => {
  const somebody = await subscribed("card_declines_later");
  await world.goTo(somebody.periodEnd);
  const now = await current(somebody.payer);
  assert.deepEqual([now.status, now.tier, now.dunning.failures], ["past-due", "gold", 1]);
  return { ...somebody, openInvoiceId: now.openInvoiceId as string };
};
const lines = async (payer: Payer): Promise<string[]> =>
  (await payer.get("activity")).body.items.map((item: { text: string }) => item.text);

describe("an invoice that cannot be paid", () => {
  it("is tried five times in 21 days; after three more days the tier is Free and nothing is owed", async () => {
    const { payer, id } = await pastDue();
    assert.equal(
      (await payer.post(`subscriptions/${id}/upgrade`, { tier: "platinum" })).body.code,
      "invoice-open",
    );
    await world.pass(23.9);
    assert.equal((await current(payer)).tier, "gold");
    await world.pass(0.2);
    assert.deepEqual([(await current(payer)).status, (await current(payer)).tier], ["none", "free"]);
    const ledger = await ledgerOf(world, payer);
    assert.deepEqual(ledger, { invoiced: 3398, paid: 1699, refunded: 0, credited: 1699, open: 0 });
    const { items } = (await payer.get("payments")).body;
    assert.equal(items.filter(({ kind }: { kind: string }) => kind === "failure").length, 5);
    const changed = (await world.service.events("UserSubscriptionChanged")).filter(
      (one) => one.aggregateId === payer.id,
    );
    assert.equal(changed.at(-1)?.data.reason, "unpaid");
    const told = await until(async () => {
      const all = await lines(payer);
      return all.length >= 8 && all;
    });
    assert.ok(told.some((line) => /could not be paid.*We try again on 20/.test(line)));
    assert.ok(told.some((line) => /Your plan ends on .* nothing of yours is deleted/.test(line)));
  });

  it("is paid at once when the payer gives another card", async () => {
    const { payer } = await pastDue();
    await payer.post("card", { card: "card_ok" });
    await until(async () => (await current(payer)).status === "active");
    assert.deepEqual((await ledgerOf(world, payer)).open, 0);
  });

  it("can be paid by request at any time: 402 with a failing card, 200 with another, 409 when it is already paid", async () => {
    const { payer, openInvoiceId } = await pastDue();
    const pay = () => payer.post(`invoices/${openInvoiceId}/pay`);
    const before = (await current(payer)).dunning;
    assert.deepEqual(
      [(await pay()).status, (await current(payer)).dunning],
      [402, before],
      "it uses up none of our own attempts",
    );
    const { rows } = await world.app.db.pool.query("select card from billing_accounts where user_id = $1", [
      payer.id,
    ]);
    await world.app.db.pool.query("update embedded_cards set token = 'card_ok' where id = $1", [
      rows[0].card,
    ]);
    const paid = await pay();
    assert.deepEqual([paid.status, paid.body.status, paid.body.dunning], [200, "active", null]);
    assert.deepEqual([(await pay()).status, (await pay()).body.code], [409, "invoice-settled"]);
    const stranger = await world.payer();
    assert.equal((await stranger.post(`invoices/${openInvoiceId}/pay`)).status, 404);
    assert.equal((await stranger.get(`invoices/${openInvoiceId}`)).status, 404);
  });

  it("is credited in full when the payer cancels", async () => {
    const { payer, id } = await pastDue();
    assert.equal((await payer.post(`subscriptions/${id}/cancel`, { when: "now" })).body.tier, "free");
    assert.deepEqual((await ledgerOf(world, payer)).open, 0);
  });
});

describe("documents", () => {
  it("an invoice is a PDF with the seller, the items and the tax, and is the same each time", async () => {
    const { payer } = await subscribed();
    const [invoice] = await invoicesOf(payer);
    const pdf = await payer.get(`invoices/${invoice.id}/invoice.pdf`);
    assert.deepEqual([pdf.status, pdf.headers.get("content-type")], [200, "application/pdf"]);
    const words = textOf(pdf.body);
    for (const part of [
      invoice.number,
      "Märchen & Söhne",
      "34117 Kassel",
      "DE123456789",
      "VAT 19 %",
      "2.71 EUR",
      "14.28 EUR",
      "16.99 EUR",
      "Gold by the month",
      payer.id,
    ])
      assert.ok(words.includes(part), `${part} in ${words}`);
    const again = await payer.get(`invoices/${invoice.id}/invoice.pdf`);
    assert.ok(again.body.equals(pdf.body));
    const stranger = await world.payer();
    for (const path of [`invoices/${invoice.id}/invoice.pdf`, `invoices/${invoice.id}/receipt.pdf`])
      assert.equal((await stranger.get(path)).status, 404);
  });

  it("a receipt follows a payment, a credit note a cancellation", async () => {
    const { payer, id } = await subscribed();
    const [invoice] = await invoicesOf(payer);
    const receipt = await until(async () => {
      const asked = await payer.get(`invoices/${invoice.id}/receipt.pdf`);
      return asked.status === 200 && asked;
    });
    assert.ok(textOf(receipt.body).includes(`Receipt for ${invoice.number}`));
    await payer.post(`subscriptions/${id}/cancel`, { when: "now" });
    const [note] = (await payer.get(`invoices/${invoice.id}`)).body.creditNotes;
    const words = textOf((await payer.get(`credit-notes/${note.id}/credit-note.pdf`)).body);
    assert.ok(words.includes(note.number) && words.includes(invoice.number), words);
    assert.equal((await (await world.payer()).get(`credit-notes/${note.id}/credit-note.pdf`)).status, 404);
  });

  it("numbers have no gaps and no duplicates when ten people buy at the same time and half are declined", async () => {
    const cards = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? "card_ok" : "card_declined"));
    const payers = await Promise.all(cards.map((card) => world.payerWith(card)));
    await Promise.all(payers.map((payer) => payer.post("subscriptions", gold)));
    const { rows } = await world.app.db.pool.query(
      `select left(number, 8) as year, count(*)::int as count, max(right(number, 6))::int as last, min(right(number, 6))::int as first
         from invoices where number is not null group by 1`,
    );
    assert.ok(rows.length > 0);
    for (const { count, first, last } of rows) assert.deepEqual([first, last], [1, count]);
  });

  it("begin at 1 in each year", async () => {
    const eve = await startWorld({ at: "2027-12-31T23:00:00Z" });
    try {
      for (const number of ["INV-2027-000001", "INV-2028-000001"]) {
        const payer = await eve.payerWith("card_ok");
        await payer.post("subscriptions", gold);
        assert.equal((await invoicesOf(payer))[0].number, number);
        await eve.pass(0.1);
      }
    } finally {
      await eve.stop();
    }
  });
});

describe("the history of payments", () => {
  it("can only be added to", async () => {
    const { payer } = await subscribed();
    for (const sql of [
      "update payment_history set amount = 0",
      "delete from payment_history",
      "truncate payment_history",
    ])
      await assert.rejects(world.app.db.pool.query(sql), /only ever added to/);
    const page = (await payer.get("payments?limit=1")).body;
    assert.equal(page.items[0].kind, "payment");
    const next = (await payer.get(`payments?limit=1&cursor=${page.next}`)).body;
    assert.deepEqual([next.items[0].kind, next.next], ["invoice", null]);
    assert.equal((await payer.get("payments?cursor=none")).body.code, "cursor-invalid");
  });

  it("401 without a token everywhere, 422 for invalid ids", async () => {
    const paths = [
      "subscriptions/current",
      "card",
      "invoices",
      "payments",
      "activity",
      "invoices/x/invoice.pdf",
    ];
    for (const path of paths) assert.equal((await world.service.http.get(path)).status, 401, path);
    const payer = await world.payer();
    assert.equal((await payer.get("invoices/x")).status, 422);
    assert.equal((await payer.post("card", { card: "4242 4242 4242 4242" })).body.code, "card-unknown");
    assert.equal((await payer.post("card", {})).body.code, "card-unknown");
    assert.equal((await payer.post("portal", {})).body.code, "no-portal");
    assert.equal((await payer.post("webhooks/provider", {})).status, 404);
  });
});

describe("consumers", () => {
  it("show an event once, although it is delivered twice", async () => {
    const payer = await world.payer();
    const { example } = userSubscriptionChanged;
    await world.service.deliver(userSubscriptionChanged(payer.id, { ...example, userId: payer.id }));
    assert.deepEqual(await lines(payer), ["Your plan is Gold now; it was Free (you subscribed)."]);
  });
});

describe("automatic renewals", () => {
  it("two processes find due renewals, and each period is charged once", async () => {
    const env = { BILLING_TICK_MS: "20" };
    const one = await startWorld({ env });
    const { data, clock } = one.service;
    const other = await startWorld({ env, data, clock });
    try {
      const payers = await Promise.all(Array.from({ length: 6 }, () => one.payerWith("card_ok")));
      for (const payer of payers) await payer.post("subscriptions", gold);
      clock.advance(28 * 86_400_000);
      for (const payer of payers) await until(async () => (await ledgerOf(one, payer)).paid === 2 * 1699);
      const { rows } = await one.app.db.pool.query("select count(*) from embedded_payments");
      assert.equal(rows[0].count, 12);
    } finally {
      await other.stop({ keep: true });
      await one.stop();
    }
  });

  it("429 for an address that tries many cards", async () => {
    const payer = await world.payer();
    const tries = await Promise.all(Array.from({ length: 31 }, () => payer.post("subscriptions", gold)));
    assert.ok(tries.some(({ status, body }) => status === 429 && body.code === "rate-limited"));
  });
});

/** The words of one of our PDFs, by pdftotext if it is installed, else from the PDF's own streams. */
function textOf(pdf: Buffer): string {
  try {
    return execFileSync("pdftotext", ["-layout", "-", "-"], {
      input: pdf,
      stdio: ["pipe", "pipe", "ignore"],
    }).toString();
  } catch {
    return streamsOf(pdf)
      .flatMap((stream) => [...stream.matchAll(/\[([^\]]*)\] TJ/g)])
      .map(([, parts = ""]) =>
        [...parts.matchAll(/<([0-9a-f]+)>/g)]
          .map(([, hex = ""]) => Buffer.from(hex, "hex").toString("latin1"))
          .join(""),
      )
      .map((words) => words.replaceAll("\u0080", "€"))
      .join("\n");
  }
}

function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 7)) {
    if (pdf.subarray(at - 3, at).toString() === "end") continue;
    const bytes = pdf.subarray(at + 7, pdf.indexOf("endstream", at));
    try {
      streams.push(inflateSync(bytes).toString("latin1"));
    } catch {}
  }
  return streams;
}
