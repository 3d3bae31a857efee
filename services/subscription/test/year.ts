import { until } from "@storytelling/service/testing";
import { ledgerOf, type Payer, type World } from "./billing-world.ts";
import type { Hands } from "./hands.ts";

interface Row {
  at: Date;
  kind: string;
  amount: number;
  open: number;
  text: string;
}

const on = (date: string): Date => new Date(`${date}T10:00:00Z`);
export const beginning = "2027-01-17T10:00:00Z";

/** A year of one subscriber: told in a test, and in docs/a-year-of-billing.md. */
export async function liveAYear(world: World, hands: Hands): Promise<string> {
  const ada = await world.payer();
  const tiers: string[] = [];
  const look = async (said: string) => {
    const { body } = await ada.get("subscriptions/current");
    tiers.push(`| ${date(world.now())} | ${said} | ${body.tier} | ${body.status} | ${periodOf(body)} |`);
    return body;
  };
  const id = async () => (await ada.get("subscriptions/current")).body.id as string;
  const must = async (asked: ReturnType<Payer["post"]>, status: number) => {
    const answer = await asked;
    if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

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
  await look("renewed as Gold; gives a card that is empty");
  await world.goTo(on("2027-06-01"));
  await look("the renewal fails, dunning begins");
  await world.goTo(on("2027-06-22"));
  await look("five tries failed, days of grace");
  await world.goTo(on("2027-06-25"));
  await look("Free; the invoice is credited");
  await world.goTo(on("2027-07-01"));
  await hands.giveCard(ada, "card_ok");
  await must(ada.post("subscriptions", { tier: "gold", interval: "month" }), 201);
  await look("back to Gold with a good card");
  await world.goTo(on("2027-08-20"));
  await hands.giveCard(ada, "card_confirm");
  await look("a card whose bank wants to ask");
  await world.goTo(on("2027-09-02"));
  const open = await look("the bank wanted her to confirm");
  const { payment } = await must(ada.post(`invoices/${open.openInvoiceId}/pay`), 200);
  await hands.answerBank(ada, payment.url, true);
  await look("she confirms, and is at once good again");
  await hands.giveCard(ada, "card_ok");
  await world.goTo(on("2027-10-15"));
  await must(ada.post(`subscriptions/${await id()}/upgrade`, { tier: "gold", interval: "year" }), 200);
  await look("Gold for a year");
  await world.goTo(on("2027-12-20"));
  await must(ada.post(`subscriptions/${await id()}/cancel`, { when: "now" }), 200);
  await look("cancels at once: the days after today come back");
  await world.goTo(on("2028-01-17"));
  await look("a year after she came");
  await until(
    async () => (await world.app.db.pool.query("select 1 from refunds where sent_at is null")).rowCount === 0,
  );
  return page(tiers, await rowsOf(world, ada), await ledgerOf(world, ada));
}

async function rowsOf(world: World, { id }: Payer): Promise<Row[]> {
  const { rows } = await world.app.db.pool.query<Row>(
    `select h.at, h.kind, h.amount,
            (sum(case h.kind when 'invoice' then h.amount when 'refund' then h.amount when 'failure' then 0
                             else -h.amount end) over (order by h.pos))::int as open,
            case h.kind when 'invoice' then i.number || ': ' || (select string_agg(l ->> 'text', ', ' order by n)
                                                   from jsonb_array_elements(i.lines) with ordinality as e (l, n))
                        when 'credit' then (select number from credit_notes c where c.id = h.about) || ' for ' || i.number || ': ' || h.reason
                        else i.number || coalesce(': ' || h.reason, '') end as text
       from payment_history h join invoices i on i.id = h.invoice_id where h.user_id = $1 order by h.pos`,
    [id],
  );
  return rows;
}

const date = (at: Date): string => at.toISOString().slice(0, 10);
const euros = (cents: number): string => (cents / 100).toFixed(2);

const periodOf = (body: { periodStart: string | null; periodEnd: string | null }): string =>
  body.periodStart && body.periodEnd
    ? `${body.periodStart.slice(0, 10)} to ${body.periodEnd.slice(0, 10)}`
    : "";

function page(tiers: string[], rows: Row[], sums: Awaited<ReturnType<typeof ledgerOf>>): string {
  const ledger = rows.map((row) => {
    const cell = (kind: string) => (row.kind === kind ? euros(row.amount) : "");
    const money = [cell("invoice"), cell("payment"), cell("refund"), cell("credit"), euros(row.open)];
    return `| ${date(row.at)} | ${row.kind} | ${row.text} | ${money.join(" | ")} |`;
  });
  const { invoiced, paid, refunded, credited, open } = sums;
  const total = [invoiced, paid, refunded, credited, open].map((sum) => `**${euros(sum)}**`).join(" | ");
  return `# A year of billing

Ada's year, lived by a movable clock against the embedded provider, and again, to the same cent, through Stripe's own
SDK against a local server that speaks Stripe's protocol. Made by services/subscription/test/write-year.ts and held by
services/subscription/test/year.test.ts. All amounts are EUR.

## What she had

| Day | What happened | Tier | Subscription | Period |
| --- | --- | --- | --- | --- |
${tiers.join("\n")}

## What it cost

Invoices are payments less what was given back, and credits, and what is open: ${euros(invoiced)} = ${euros(paid)} -
${euros(refunded)} + ${euros(credited)} + ${euros(open)}.

| Day | Entry | Document | Invoiced | Paid | Given back | Credited | Open |
| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |
${ledger.join("\n")}
| | | | ${total} |
`;
}
