import type { bankOf, ledgerOf } from "./billing-world.ts";

/** Something that happened to money, and what is open after it. */
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

/** A table of what happened to money, with an amount in the column of its kind. */
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
    ["Given back", "refund", refunded],
    ["Credited", "credit", credited],
  ] as const;

/** What a year was and what it cost. */
export function yearPage(tiers: string[], rows: Row[], sums: Sums): string {
  const { invoiced, paid, refunded, credited, open } = sums;
  return `# A year of billing

Ada's year, lived by a movable clock against the embedded provider, and again, to the same cent, through Stripe's own
SDK against a local server that speaks Stripe's protocol. Made by services/subscription/test/write-year.ts and held by
services/subscription/test/year.test.ts. All amounts are EUR.

## What she had

${heads}
${tiers.join("\n")}

## What it cost

Invoices are payments less what was given back, and credits, and what is open: ${euros(invoiced)} = ${euros(paid)} -
${euros(refunded)} + ${euros(credited)} + ${euros(open)}.

${table(rows, columnsOf(sums), open)}`;
}

/** What becomes of a payment that is claimed back. */
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

Bea's bank does, and decides for her. What is withheld is still paid; what was taken back is not: ${euros(invoiced)} =
${euros(paid)} - ${euros(refunded)} - ${euros(chargeback)} + ${euros(credited)} + ${euros(open)}.

${heads}
${tiers.join("\n")}

${table(rows, columns, open)}`;
}
