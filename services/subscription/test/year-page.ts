import type { bankOf, ledgerOf } from "./billing-world.ts";

/** An entry of the payment history, with the open amount after it. */
export interface Row {
  at: Date;
  kind: string;
  amount: number;
  open: number;
  text: string;
}

export const date = (at: Date): string => at.toISOString().slice(0, 10);
const euros = (cents: number): string => (cents / 100).toFixed(2);

export const periodOf = (body: { periodStart: string | null; periodEnd: string | null }): string =>
  body.periodStart && body.periodEnd
    ? `${body.periodStart.slice(0, 10)} to ${body.periodEnd.slice(0, 10)}`
    : "";

/** A table of the payment history, with each amount in the column of its kind. */
function table(
  rows: Row[],
  columns: readonly (readonly [title: string, kind: string, sum: number])[],
  open: number,
) {
  const lines = rows.map((row) => {
    const cells = columns.map(([, kind]) => (row.kind === kind ? euros(row.amount) : ""));
    return `| ${date(row.at)} | ${row.kind} | ${row.text} | ${[...cells, euros(row.open)].join(" | ")} |`;
  });
  const sums = [...columns.map(([, , sum]) => sum), open].map((sum) => `**${euros(sum)}**`);
  return `| Day | Entry | Document | ${columns.map(([title]) => title).join(" | ")} | Open |
| --- | --- | --- |${" ---: |".repeat(columns.length + 1)}
${lines.join("\n")}
| | | | ${sums.join(" | ")} |
`;
}

const heads = `| Day | What happened | Tier | Subscription | Period |
| --- | --- | --- | --- | --- |`;

type Sums = Awaited<ReturnType<typeof ledgerOf>>;
const columnsOf = ({ invoiced, paid, refunded, credited }: Sums) =>
  [
    ["Invoiced", "invoice", invoiced],
    ["Paid", "payment", paid],
    ["Refunded", "refund", refunded],
    ["Credited", "credit", credited],
  ] as const;

/** The page of a year: the tiers and the costs. */
export function yearPage(tiers: string[], rows: Row[], sums: Sums): string {
  const { invoiced, paid, refunded, credited, open } = sums;
  return `# A year of billing

This is the year of a subscriber, Ada, with a test clock and the embedded provider. The same year through Stripe's own
SDK, against a local server that speaks Stripe's protocol, costs the same to the cent.
services/subscription/test/write-year.ts writes this page, and services/subscription/test/year.test.ts checks it. All
amounts are EUR.

## What she had

${heads}
${tiers.join("\n")}

## What it cost

What was invoiced is payments minus refunds, plus credits, plus what is open: ${euros(invoiced)} = ${euros(paid)} -
${euros(refunded)} + ${euros(credited)} + ${euros(open)}.

${table(rows, columnsOf(sums), open)}`;
}

/** The section about a payment that a bank claims back. */
export function disputePage(
  tiers: string[],
  rows: Row[],
  sums: Sums,
  { withheld, chargeback }: Awaited<ReturnType<typeof bankOf>>,
): string {
  const { invoiced, paid, refunded, credited, open } = sums;
  const columns = [
    ...columnsOf(sums),
    ["Withheld", "withheld", withheld],
    ["Taken back", "chargeback", chargeback],
  ] as const;
  return `
## When a bank claims a payment back

Bea's bank claims it back and decides in her favour. A withheld amount still counts as paid. An amount that was taken
back does not: ${euros(invoiced)} =
${euros(paid)} - ${euros(refunded)} - ${euros(chargeback)} + ${euros(credited)} + ${euros(open)}.

${heads}
${tiers.join("\n")}

${table(rows, columns, open)}`;
}
