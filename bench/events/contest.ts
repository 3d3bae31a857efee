/** One contestant's round, in a separate process: writes, handles, and prints as JSON how long that took. */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { migrate } from "../../libs/service/src/db/migrate.ts";
import { cpuOf } from "./cpu.ts";
import { type Change, type Contestant, changeOf, type Open, type World, writers } from "./world.ts";

export interface Round {
  /** Events per second, over the last nine tenths of a backlog: start-up and warm-up are left out. */
  readonly handled: number;
  /** Events per second committed by eight concurrent writers, while nothing is handled. */
  readonly written: number;
  /** CPU milliseconds per event handled: of this process, of PostgreSQL, of the broker. */
  readonly cpu: { readonly node: number; readonly postgres: number; readonly broker: number };
  /** Events that took effect after a later event of the same subject. */
  readonly inverted: number;
}
export interface Latency {
  /** Milliseconds from the start of a writing transaction to the commit of its effect. */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}
export interface Task extends World {
  readonly contestant: string;
  readonly events: number;
  /** A steady rate for measuring latency, instead of a backlog. */
  readonly perSecond?: number;
  readonly pids: { readonly postgres: number; readonly broker?: number };
}

async function backlog(task: Task, contestant: Contestant): Promise<Round> {
  const { events, together, pids } = task;
  const began = performance.now();
  const writing = Array.from({ length: writers }, async (_, writer) => {
    let batch: Change[] = [];
    for (let n = writer; n < events; n += writers) {
      batch.push(changeOf(n));
      if (batch.length < together && n + writers < events) continue;
      await contestant.write(batch);
      batch = [];
    }
  });
  await Promise.all(writing);
  const written = events / ((performance.now() - began) / 1000);

  const used = () => ({
    node: process.cpuUsage(),
    postgres: cpuOf(pids.postgres),
    broker: pids.broker ? cpuOf(pids.broker) : 0,
    at: performance.now(),
  });
  const [warm, all] = [Promise.withResolvers<ReturnType<typeof used>>(), Promise.withResolvers<void>()];
  const seen = new Set<number>();
  await contestant.start((n) => {
    seen.add(n);
    if (seen.size === Math.floor(events / 10)) warm.resolve(used());
    if (seen.size === events) all.resolve();
  });
  const from = await warm.promise;
  await all.promise;
  const to = used();
  const measured = events - Math.floor(events / 10);
  const node = process.cpuUsage(from.node);
  return {
    handled: measured / ((to.at - from.at) / 1000),
    written,
    cpu: {
      node: (node.user + node.system) / 1000 / measured,
      postgres: (to.postgres - from.postgres) / measured,
      broker: (to.broker - from.broker) / measured,
    },
    inverted: 0,
  };
}

async function steady(task: Task, contestant: Contestant): Promise<Latency> {
  const { events, perSecond = 200 } = task;
  const warmUp = 200;
  const started = new Map<number, number>();
  const times: number[] = [];
  const all = Promise.withResolvers<void>();
  await contestant.start((n) => {
    const at = started.get(n);
    if (at === undefined) return;
    started.delete(n);
    if (n >= warmUp) times.push(performance.now() - at);
    if (times.length === events) all.resolve();
  });
  // Joins, connections and statements are ready before the clock starts.
  await contestant.write([changeOf(events + warmUp)]);
  await sleep(4000);
  const began = performance.now();
  for (let n = 0; n < events + warmUp; n++) {
    const due = began + (n * 1000) / perSecond;
    if (due > performance.now()) await sleep(due - performance.now());
    started.set(n, performance.now());
    contestant.write([changeOf(n)]).catch(all.reject);
  }
  await all.promise;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
}

const task = JSON.parse(process.argv[2] ?? "{}") as Task;
await migrate(task.url, new URL("./migrations/", import.meta.url));
const client = new pg.Client({ connectionString: task.url });
await client.connect();
const { open } = (await import(`./contestants/${task.contestant}.ts`)) as { open: Open };
const contestant = await open(task);
const result = task.perSecond ? await steady(task, contestant) : await backlog(task, contestant);
await contestant.stop();
const { rows } = await client.query<{ effects: number; inverted: number }>(
  `select count(*)::int as effects, count(*) filter (where n < before)::int as inverted
     from (select n, lag(n) over (partition by subject order by seq) as before from effects) as each`,
);
await client.end();
const expected = task.events + (task.perSecond ? 201 : 0);
if (rows[0]?.effects !== expected)
  throw new Error(`${rows[0]?.effects} effects of ${expected} events: not a fair race.`);
process.stdout.write(`${JSON.stringify({ ...result, inverted: rows[0].inverted })}\n`);
process.exit(0);
