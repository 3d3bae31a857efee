import { readFile } from "node:fs/promises";
import os from "node:os";
import { median } from "../statistics.ts";
import type { Latency, Round } from "./contest.ts";

export interface Figures {
  /** One effect for each transaction. */
  readonly alone: Record<string, Round[]>;
  /** A hundred. */
  readonly together: Record<string, Round[]>;
  readonly latency: Record<string, Latency[]>;
  /** By bus, partitions and effects to a transaction. */
  readonly partitions: Record<string, Round[]>;
}

const of = <R>(rounds: readonly R[], value: (round: R) => number) => median(rounds.map(value));
const whole = (number: number) => Math.round(number).toLocaleString("en");
const exact = (number: number) => number.toFixed(2);
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map((_, at) => (at === 0 ? "---" : "---:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

function throughput(rounds: Record<string, Round[]>, peers: readonly string[]): string {
  const handled = (name: string) => of(rounds[name] ?? [], ({ handled }) => handled);
  const best = Math.max(...peers.filter((peer) => rounds[peer]).map(handled));
  const rows = Object.entries(rounds).map(([name, its]) => [
    name,
    whole(handled(name)),
    `${whole(Math.min(...its.map(({ handled }) => handled)))} – ${whole(Math.max(...its.map(({ handled }) => handled)))}`,
    exact(handled(name) / best),
    whole(of(its, ({ written }) => written)),
    ...(["node", "postgres", "broker"] as const).map((part) => exact(of(its, ({ cpu }) => cpu[part]))),
    whole(of(its, ({ inverted }) => inverted)),
  ]);
  const head = ["", "effects/s", "lowest – highest", `to ${peers.join(" or ")}`, "written/s"];
  return table([...head, "CPU ms, Node", "PostgreSQL", "broker", "out of order"], rows);
}

const peers = ["bullmq", "graphile-worker", "ioredis", "pg", "pg-boss"];

/** The figures as Markdown; medians of the rounds. */
export async function report(
  figures: Figures,
  run: { rounds: number; events: number; kafka: { version: string }; connections: string; redis: unknown },
): Promise<string> {
  const versions = await Promise.all(
    peers.map(async (name) => {
      const url = new URL(`../node_modules/${name}/package.json`, import.meta.url);
      return `${name} ${JSON.parse(await readFile(url, "utf8")).version}`;
    }),
  );
  const latency = Object.entries(figures.latency).map(([name, its]) => [
    name,
    ...(["p50", "p99", "most"] as const).map((key) => of(its, (one) => one[key]).toFixed(1)),
  ]);
  const partitions = [
    ...new Set(Object.keys(figures.partitions).map((key) => key.split(" ")[0] ?? "")),
  ].flatMap((bus) =>
    [1, 100].map((together) => [
      `${bus}, ${together === 1 ? "one effect" : "a hundred"} to a transaction`,
      ...[1, 2, 4].map((count) =>
        whole(of(figures.partitions[`${bus} ${count} ${together}`] ?? [], ({ handled }) => handled)),
      ),
    ]),
  );
  const { model = "" } = os.cpus()[0] ?? {};
  return `# From outbox to effect

Made by \`npm run bench -- events --write\`: medians of ${run.rounds} interleaved rounds, each with its own process
and database on one PostgreSQL with durable settings. ${os.cpus().length} cores (${model.trim()}), load average ${os
    .loadavg()
    .map((load) => load.toFixed(1))
    .join(
      " ",
    )} at the end, Node ${process.version}, Kafka ${run.kafka.version}, ${versions.join(", ")}. The [README](../README.md)
says what is compared, and what each contestant lacks.

## One effect to a transaction, ${whole(run.events)} events, ${run.connections} connections

${throughput(figures.alone, ["bullmq", "graphile-worker"])}

## A hundred effects to a transaction, ${whole(run.events * 5)} events

${throughput(figures.together, ["pg-boss"])}

## Milliseconds from the start of the writing transaction to the committed effect, at 200 events/s

${table(["", "p50", "p99", "longest"], latency)}
${partitions.length === 0 ? "" : `\n## Effects/s by partitions, one process\n\n${table(["", "1", "2", "4"], partitions)}\n`}`;
}
