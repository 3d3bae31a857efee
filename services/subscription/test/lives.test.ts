import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { bankOf, checkBooks, ledgerOf, type Payer, startWorld, type World } from "./billing-world.ts";
import { embeddedHands } from "./hands.ts";
import type { CardKind } from "./stripe-peer.ts";

/** An act of a subscriber, or an event in their life. */
type Deed =
  | { do: "subscribe" | "upgrade" | "downgrade"; tier: string; interval: string; trial: boolean }
  | { do: "pass"; days: number }
  | { do: "card"; kind: CardKind }
  | { do: "cancel"; when: string }
  | { do: "resume" | "pay" }
  | { do: "bank"; approve: boolean };

const plan = {
  tier: fc.constantFrom("silver", "gold", "platinum"),
  interval: fc.constantFrom("month", "month", "year"),
  trial: fc.boolean(),
};
const usual: CardKind[] = ["card_ok", "card_ok", "card_declines_later", "card_declined", "card_confirm"];
const disputed: CardKind[] = ["card_disputed_won", "card_disputed"];
const deedWith = (kinds: readonly CardKind[]) =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constantFrom("subscribe", "upgrade", "downgrade"), ...plan }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("pass"), days: fc.integer({ min: 0, max: 50 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("card"), kind: fc.constantFrom(...kinds) }) },
    fc.record({ do: fc.constant("cancel"), when: fc.constantFrom("now", "period-end") }),
    fc.record({ do: fc.constantFrom("resume", "pay") }),
    fc.record({ do: fc.constant("bank"), approve: fc.boolean() }),
  ) as fc.Arbitrary<Deed>;

let world: World;
before(async () => {
  world = await startWorld({ at: "2027-01-31T10:00:00Z" });
});
after(() => world.stop());

async function live(payer: Payer, deed: Deed): Promise<number> {
  const { body } = await payer.get("subscriptions/current");
  const own = `subscriptions/${body.id}`;
  switch (deed.do) {
    case "pass":
      await world.pass(deed.days);
      return 200;
    case "card":
      await embeddedHands.giveCard(payer, deed.kind);
      return 200;
    case "bank":
      if (body.payment?.url) await embeddedHands.answerBank(payer, body.payment.url, deed.approve);
      return 200;
    case "subscribe": {
      const { tier, interval, trial } = deed;
      return (await payer.post("subscriptions", { tier, interval, trial })).status;
    }
    case "pay":
      return body.openInvoiceId ? (await payer.post(`invoices/${body.openInvoiceId}/pay`)).status : 200;
    case "resume":
      return body.id ? (await payer.post(`${own}/resume`)).status : 200;
    case "cancel":
      return body.id ? (await payer.post(`${own}/cancel`, { when: deed.when })).status : 200;
    default: {
      const { tier, interval } = deed;
      return body.id ? (await payer.post(`${own}/${deed.do}`, { tier, interval })).status : 200;
    }
  }
}

async function check(payer: Payer): Promise<void> {
  await checkBooks(world, payer);
  const { paid, refunded, open } = await ledgerOf(world, payer);
  const { chargeback } = await bankOf(world, payer);
  assert.ok(
    refunded + chargeback <= paid,
    "nobody gets back more than they paid, from us and their bank together",
  );
  assert.ok(open >= 0 && refunded <= paid, "no open amount is negative, and no refund exceeds the payments");
  const ask = async (sql: string) => (await world.app.db.pool.query(sql, [payer.id])).rows;
  const uneven = await ask(
    `select i.number, i.total, sum((l ->> 'amount')::int) from invoices i, jsonb_array_elements(i.lines) l
      where i.user_id = $1 group by i.id having sum((l ->> 'amount')::int) <> i.total`,
  );
  assert.deepEqual(uneven, [], "the lines of an invoice add up to its total");
  const charged = await ask(
    `select coalesce(sum(p.amount), 0)::int as sum from embedded_payments p join embedded_cards c on c.id = p.card
       join embedded_customers u on u.id = c.customer where u.user_id = $1 and p.status = 'succeeded'`,
  );
  assert.equal(charged[0].sum, paid, "the provider charged what we recorded as paid");
  const taken = await ask(
    `select coalesce(sum(p.amount - coalesce((select sum(amount) from embedded_refunds where payment = p.id), 0)), 0)::int as sum
       from embedded_disputes d join embedded_payments p on p.id = d.payment join embedded_cards c on c.id = p.card
       join embedded_customers u on u.id = c.customer
      where u.user_id = $1 and d.ends = 'lost' and d.closes_at <= '${world.now().toISOString()}'`,
  );
  assert.ok(chargeback <= taken[0].sum, "the bank took at least what we recorded");
  const twice = await ask(
    `select a.number, b.number from invoices a join invoices b on a.subscription_id = b.subscription_id and a.id < b.id
      where a.user_id = $1 and a.kind = 'period' and b.kind = 'period' and a.number is not null and b.number is not null
        and tstzrange(a.period_start, a.period_end) && tstzrange(b.period_start, b.period_end)
        and not exists (select 1 from invoices u where u.subscription_id = a.subscription_id and u.kind = 'upgrade')`,
  );
  assert.deepEqual(twice, [], "no time is sold twice");
  const { body } = await payer.get("subscriptions/current");
  const granted = ["trialing", "active", "past-due"].includes(body.status);
  assert.equal(
    body.tier,
    granted ? body.plan.tier : "free",
    "the tier is that of the paid plan, or of the plan in trial or dunning",
  );
}

/** Lives generated lives, and returns the HTTP statuses that they met. */
async function liveAll(kinds: readonly CardKind[]): Promise<Set<number>> {
  const lives = fc.array(deedWith(kinds), { minLength: 5, maxLength: 14 });
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(lives, async (deeds) => {
      const payer = await world.payer();
      if (deeds.length % 4 !== 0) await embeddedHands.giveCard(payer, kinds[1] ?? "card_ok");
      for (const each of deeds) {
        const status = await live(payer, each);
        seen.add(status);
        assert.ok([200, 201, 402, 409, 429].includes(status), `${status} for ${JSON.stringify(each)}`);
        await check(payer);
      }
      // Ends this life, so that it does not continue beside the next one.
      const { body } = await payer.get("subscriptions/current");
      if (body.id) await payer.post(`subscriptions/${body.id}/cancel`, { when: "now" });
      await check(payer);
    }),
    { numRuns: Number(process.env.LIVES ?? 10), seed: 14, endOnFailure: true },
  );
  return seen;
}

describe("the life of any subscriber", () => {
  it("leaves books that balance after every step, for any acts in any order", async () => {
    const seen = await liveAll(usual);
    for (const status of [200, 201, 402, 409]) assert.ok(seen.has(status), `no life met ${status}`);
  });

  it("also when banks claim payments back and decide either way", async () => {
    await liveAll(disputed);
    const { rows } = await world.app.db.pool.query("select status, count(*) from disputes group by 1");
    const met = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
    assert.ok(met.lost > 2 && met.won > 0, JSON.stringify(met));
  });
});
