import { until } from "@storytelling/service/testing";
import { bankOf, ledgerOf, type Payer, type World } from "./billing-world.ts";
import type { Hands } from "./hands.ts";
import { date, disputePage, periodOf, type Row, yearPage } from "./year-page.ts";

const on = (date: string, hour = 10): Date => new Date(`${date}T${hour}:00:00Z`);
export const beginning = "2027-01-17T10:00:00Z";

/** A subscriber with helpers. `look` adds a row with the current tier to `tiers`. */
async function subscriber(world: World) {
  const payer = await world.payer();
  const tiers: string[] = [];
  return {
    payer,
    tiers,
    async look(said: string) {
      const { body } = await payer.get("subscriptions/current");
      tiers.push(`| ${date(world.now())} | ${said} | ${body.tier} | ${body.status} | ${periodOf(body)} |`);
      return body;
    },
    id: async () => (await payer.get("subscriptions/current")).body.id as string,
    async must(asked: ReturnType<Payer["post"]>, status: number) {
      const answer = await asked;
      if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
  };
}

/** A year of one subscriber and a dispute of another, as docs/a-year-of-billing.md shows them. */
export async function liveAYear(world: World, hands: Hands): Promise<string> {
  const { payer: ada, tiers, look, id, must } = await subscriber(world);

  await hands.giveCard(ada, "card_ok");
  await must(ada.post("subscriptions", { tier: "silver", interval: "month", trial: true }), 201);
  await look("begins a trial of Silver");
  await world.goTo(on("2027-02-01"));
  await look("the trial is over, the first month is paid");
  await world.goTo(on("2027-03-01"));
  await look("renewed on the last day of February");
  await world.goTo(on("2027-04-01"));
  await look("renewed on the 31st again");
  await world.goTo(on("2027-04-15"));
  await must(ada.post(`subscriptions/${await id()}/upgrade`, { tier: "gold" }), 200);
  await look("upgrades to Gold in mid-month");
  await world.goTo(on("2027-05-10"));
  await hands.giveCard(ada, "card_no_money");
  await look("renewed as Gold; gives a card without funds");
  await world.goTo(on("2027-06-01"));
  await look("the renewal fails, dunning begins");
  await world.goTo(on("2027-06-22"));
  await look("five attempts failed, days of grace");
  await world.goTo(on("2027-06-25"));
  await look("Free; the invoice is credited");
  await world.goTo(on("2027-07-01"));
  await hands.giveCard(ada, "card_ok");
  await must(ada.post("subscriptions", { tier: "gold", interval: "month" }), 201);
  await look("back to Gold with a good card");
  await world.goTo(on("2027-08-20"));
  await hands.giveCard(ada, "card_confirm");
  await look("gives a card whose bank asks for confirmation");
  await world.goTo(on("2027-09-02"));
  const open = await look("the renewal waits: the bank asks for confirmation");
  const { payment } = await must(ada.post(`invoices/${open.openInvoiceId}/pay`), 200);
  await hands.answerBank(ada, payment.url, true);
  await look("she confirms; the plan is active again");
  await hands.giveCard(ada, "card_ok");
  await world.goTo(on("2027-10-15"));
  await must(ada.post(`subscriptions/${await id()}/upgrade`, { tier: "gold", interval: "year" }), 200);
  await look("Gold for a year");
  await world.goTo(on("2027-12-20"));
  await must(ada.post(`subscriptions/${await id()}/cancel`, { when: "now" }), 200);
  await look("cancels at once; the days after today are refunded");
  await world.goTo(on("2028-01-17"));
  await look("a year after the beginning");
  await until(
    async () => (await world.app.db.pool.query("select 1 from refunds where sent_at is null")).rowCount === 0,
  );
  const sums = await ledgerOf(world, ada);
  const year = yearPage(tiers, await rowsOf(world, ada), sums);
  return `${year}${await liveADispute(world, hands)}`;
}

/** A payer whose bank claims a payment back and decides in the payer's favour. */
async function liveADispute(world: World, hands: Hands): Promise<string> {
  const { payer: bea, tiers, look, must } = await subscriber(world);
  await world.goTo(on("2028-02-01"));
  await hands.giveCard(bea, "card_disputed");
  await must(bea.post("subscriptions", { tier: "gold", interval: "year" }), 201);
  await look("takes Gold for a year");
  await world.goTo(on("2028-02-11", 11));
  await hands.claimBack();
  await look("her bank claims the payment back; the plan stays while it decides");
  await world.goTo(on("2028-03-02", 11));
  await hands.decideForPayer();
  const { openInvoiceId } = await look("lost: Free; the used days are owed, the others are credited");
  await hands.giveCard(bea, "card_ok");
  await must(bea.post("subscriptions", { tier: "gold", interval: "month" }), 409);
  await must(bea.post(`invoices/${openInvoiceId}/pay`), 200);
  await must(bea.post("subscriptions", { tier: "gold", interval: "month" }), 201);
  await look("pays what she owed, and subscribes again");
  return disputePage(tiers, await rowsOf(world, bea), await ledgerOf(world, bea), await bankOf(world, bea));
}

async function rowsOf(world: World, { id }: Payer): Promise<Row[]> {
  const { rows } = await world.app.db.pool.query<Row>(
    `select h.at, h.kind, h.amount,
            (sum(case h.kind when 'invoice' then h.amount when 'refund' then h.amount when 'chargeback' then h.amount
                             when 'payment' then -h.amount when 'credit' then -h.amount when 'reinstated' then -h.amount
                             else 0 end) over (order by h.pos))::int as open,
            case h.kind when 'invoice' then i.number || ': ' || (select string_agg(l ->> 'text', ', ' order by n)
                                                   from jsonb_array_elements(i.lines) with ordinality as e (l, n))
                        when 'credit' then (select number from credit_notes c where c.id = h.about) || ' for ' || i.number || ': ' || h.reason
                        else i.number || coalesce(': ' || h.reason, '') end as text
       from payment_history h join invoices i on i.id = h.invoice_id where h.user_id = $1 order by h.pos`,
    [id],
  );
  return rows;
}
