import type { Answers } from "./flood.ts";

/** How long others waited while one user flooded, in milliseconds, and the cost for the process. */
export interface Row {
  readonly name: string;
  readonly answers: Answers;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  /** The number of others' requests that failed. */
  readonly wrong: number;
  /** The peak of resident memory, in MB. */
  readonly peak: number;
  /** Seconds of a core. */
  readonly cpu: number;
  /** Transactions a second of the service's database. */
  readonly transactions: number;
}

/** The same figures at e6888e0, before the limits, on the same machine. */
const before: readonly Row[] = [
  {
    name: "nothing",
    answers: {},
    p50: 2,
    p99: 29,
    worst: 70,
    wrong: 0,
    peak: 285,
    cpu: 1.4,
    transactions: 60,
  },
  {
    name: "1 body of 1.5 million unknown names",
    answers: { 422: 1 },
    p50: 2548,
    p99: 8763,
    worst: 8987,
    wrong: 1,
    peak: 927,
    cpu: 6.7,
    transactions: 32,
  },
  {
    name: "6 bodies of 1.5 million unknown names",
    answers: { 422: 6 },
    p50: 21_578,
    p99: 28_304,
    worst: 28_406,
    wrong: 0,
    peak: 1811,
    cpu: 28.2,
    transactions: 50,
  },
  {
    name: "6 stories of 5 million characters",
    answers: { 201: 6 },
    p50: 3,
    p99: 1897,
    worst: 1981,
    wrong: 0,
    peak: 1718,
    cpu: 3.1,
    transactions: 94,
  },
  {
    name: "1,500 progress streams",
    answers: { 200: 1194, 429: 306 },
    p50: 65,
    p99: 999,
    worst: 1162,
    wrong: 0,
    peak: 714,
    cpu: 6.3,
    transactions: 1792,
  },
];

const number = (value: number) => value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 });
const told = (answers: Answers) =>
  Object.entries(answers)
    .map(([status, count]) => `${count} x ${status}`)
    .join(", ") || "-";
const line = (row: Row, last: string) =>
  `| ${row.name} | ${told(row.answers)} | ${[row.p50, row.p99, row.worst, row.wrong, row.peak, row.cpu, row.transactions].map(number).join(" | ")} | ${last} |`;

/** The page of figures. */
export function pageOf(rows: readonly Row[], machine: string): string {
  const ratio = (row: Row) => {
    const was = before.find(({ name }) => name === row.name);
    return was ? number(was.worst / row.worst) : "-";
  };
  const head = (
    last: string,
  ) => `| one user sends | answers | p50 ms | p99 ms | longest ms | failed | peak MB | CPU s | transactions/s | ${last} |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`;
  return `# How long others wait while one user floods

The story service as it ships, on a durable PostgreSQL. 49 others read their stories, 50 times a second in total
for 15 s. Waits are counted from the moment that a request was due. Each body with unknown names is 15 MB; each story is
15 MB, too. Memory is the peak of the process's resident memory. Machine: ${machine}; sender, server and
database share the cores, and so do others' runs. Run it with \`npm run bench -- floods\`.

Now; the ratio is that of the longest waits, before : now.

${head("ratio")}
${rows.map((row) => line(row, ratio(row))).join("\n")}

Before (e6888e0, the same script and machine):

${head("")}
${before.map((row) => line(row, "")).join("\n")}

Before, a form of 25 MB of empty parts cost the parser alone 7.2 s and 2.2 GB. Now it is refused at the 22nd part.
`;
}
