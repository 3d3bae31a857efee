/**
 * Events from outbox to effect, beside pg-boss, BullMQ and Graphile Worker in the same run on the same PostgreSQL.
 *
 * npm run bench -- events [--rounds 3] [--events 4000] [--seconds 10] [--only redis,bullmq] [--write]
 *
 * With --write the figures go to bench/events/results.md. Each round of a contestant has its own process and database.
 * Rounds are interleaved, so that a noisy minute affects all equally.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { startPostgres, stopPostgres } from "@storytelling/postgres";
import { startKafka, startRedis } from "../../tools/machine/index.ts";
import type { Latency, Round, Task } from "./contest.ts";
import { type Figures, report } from "./report.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    events: { type: "string", default: "4000" },
    seconds: { type: "string", default: "10" },
    connections: { type: "string", default: "10" },
    only: { type: "string" },
    parts: { type: "string", default: "alone,together,latency,partitions" },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
const events = Number(values.events);
const parts = new Set(values.parts.split(","));
const only = values.only?.split(",");
const isAsked = (contestant: string) => !only || only.includes(contestant);
const ours = ["in-process", "redis", "kafka"].filter(isAsked);
const run = promisify(execFile);

const dir = await mkdtemp(join(tmpdir(), "storytelling-bench-"));
const postgres = await startPostgres({ dir: join(dir, "postgres"), durable: true });
const redis = await startRedis();
const kafka = await startKafka();
const postmaster = Number((await readFile(join(dir, "postgres/data/postmaster.pid"), "utf8")).split("\n")[0]);
let made = 0;

async function contest<R>(contestant: string, options: Partial<Task>): Promise<R> {
  const name = `bench_${made++}`;
  const broker = { redis: redis.pid, bullmq: redis.pid, kafka: kafka.pid }[contestant];
  const task: Task = {
    contestant,
    events,
    together: 1,
    partitions: 8,
    connections: Number(values.connections),
    url: await postgres.ensureDatabase(name),
    redis: redis.url,
    kafka: kafka.brokers[0] ?? "",
    pids: { postgres: postmaster, ...(broker ? { broker } : {}) },
    ...options,
  };
  const file = join(import.meta.dirname, "contest.ts");
  const prof = process.env.BENCH_PROFILE ? ["--cpu-prof", "--cpu-prof-dir", process.env.BENCH_PROFILE] : [];
  const { stdout } = await run(process.execPath, [...prof, file, JSON.stringify(task)], { timeout: 300_000 });
  process.stderr.write(`${contestant} ${JSON.stringify(options)} ${stdout}`);
  return JSON.parse(stdout) as R;
}

const figures: Figures = { alone: {}, together: {}, latency: {}, partitions: {} };
const note = <R>(kept: Record<string, R[]>, name: string, result: R) => {
  kept[name] = [...(kept[name] ?? []), result];
};
try {
  for (let round = 0; round < rounds; round++) {
    if (parts.has("alone"))
      for (const name of [...ours, ...["pg-boss", "bullmq", "graphile-worker"].filter(isAsked)])
        note(figures.alone, name, await contest<Round>(name, {}));
    if (parts.has("together"))
      for (const name of [...ours, ...["pg-boss"].filter(isAsked)])
        note(figures.together, name, await contest<Round>(name, { together: 100, events: events * 5 }));
    if (parts.has("latency"))
      for (const name of [...ours, ...["pg-boss", "bullmq", "graphile-worker"].filter(isAsked)]) {
        const options = { perSecond: 200, events: 200 * Number(values.seconds) };
        note(figures.latency, name, await contest<Latency>(name, options));
      }
    if (parts.has("partitions"))
      for (const name of ours.filter((one) => one !== "in-process"))
        for (const partitions of [1, 2, 4]) {
          note(figures.partitions, `${name} ${partitions} 1`, await contest<Round>(name, { partitions }));
          const many = { partitions, together: 100, events: events * 5 };
          note(figures.partitions, `${name} ${partitions} 100`, await contest<Round>(name, many));
        }
  }
  const text = await report(figures, { rounds, events, redis, kafka, connections: values.connections });
  if (values.write) await writeFile(join(import.meta.dirname, "results.md"), text);
  process.stdout.write(text);
} finally {
  await Promise.allSettled([kafka.stop(), redis.stop(), postgres.stop()]);
  await stopPostgres(join(dir, "postgres"));
  await rm(dir, { recursive: true, force: true });
}
