import { fromKysely, type JobWithMetadata, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import type { z } from "zod";
import { watchedClients } from "../db/client.ts";
import type { Db, Tx } from "../db/db.ts";
import { within } from "../telemetry/carrier.ts";
import { enqueuing, running as inJobSpan, untraced } from "../telemetry/job-spans.ts";
import { wordless } from "../telemetry/told-errors.ts";
import { listenWith } from "./listen.ts";
import { endWorkers, giveBack } from "./stopping.ts";
import { groupOf, prioritiesOf, type Turn } from "./turns.ts";

/** A kind of background work, as far as a caller that enqueues it needs: its name in the queue and its jobs' data. */
export interface JobKind<D extends object = object> {
  readonly name: string;
  readonly data: z.ZodType<D>;
}

export const jobKind = <D extends object>(name: string, data: z.ZodType<D>): JobKind<D> => ({ name, data });

/** A kind of background work, and how it is done. A job may run more than once, so it must be idempotent. */
export interface JobType<App, D extends object = object> extends JobKind<D> {
  /** Jobs of this kind that one process runs at a time. */
  readonly concurrency: number;
  /** How many of them may be of one person (`turn`). Each job is then fetched alone and waits for no other. */
  readonly perPerson?: number;
  /** Attempts in all. */
  readonly attempts: number;
  readonly timeoutSeconds: number;
  run(app: App, data: D, job: JobRun): Promise<void>;
  /** Called once, after the last attempt failed. */
  gaveUp?(app: App, data: D, error: unknown): Promise<void>;
}

export interface JobRun {
  /** Aborted when the process stops or the time is up. */
  readonly signal: AbortSignal;
  readonly attempt: number;
}

/** Builds the declarations of `jobs.ts`. */
export const jobsFor =
  <App>() =>
  <D extends object>(job: JobType<App, D>): JobType<App, D> =>
    job;

/** A field of a job's data, and what it must be. */
type Match<D> = { readonly [Field in keyof D]?: string };

export interface Jobs {
  /** Adds jobs, which exist only if the transaction commits. A `turn` sets their priority. */
  enqueue<T, D extends object>(
    tx: Tx<T>,
    kind: JobKind<D>,
    data: readonly NoInfer<D>[],
    options?: { priority?: number; startAfterSeconds?: number; turn?: Turn },
  ): Promise<void>;
  /** Deletes jobs that have not started, by a field of their data. */
  withdraw<T, D extends object>(tx: Tx<T>, kind: JobKind<D>, match: Match<NoInfer<D>>): Promise<void>;
  /** The same, and jobs that have ended, so that no data of the person is left. */
  forget<T, D extends object>(tx: Tx<T>, kind: JobKind<D>, match: Match<NoInfer<D>>): Promise<void>;
}

export interface JobRunner extends Jobs {
  work<App>(app: App, types: readonly JobType<App>[]): Promise<void>;
  depth(): Promise<
    { name: string; waiting: number; running: number; failed: number; oldestSeconds: number }[]
  >;
  stop(): Promise<void>;
}

const schema = "pgboss";

/** Jobs on pg-boss in the service's own database. A dead worker's jobs are taken over after its heartbeat stops. */
export async function startJobs(options: {
  /** The service whose jobs they are. */
  name: string;
  db: Db;
  url: string;
  log: Logger;
  heartbeatSeconds?: number;
}): Promise<JobRunner> {
  const { db, log } = options;
  // pg-boss passes all of this to its pool, also what its types do not name.
  const Client = watchedClients(options.url);
  const pool = { connectionString: options.url, Client, max: 4 };
  const boss = new PgBoss({
    ...pool,
    schema,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 1,
  });
  boss.getDb().listen = listenWith(Client, log);
  boss.on("error", (error) => log.warn({ err: error }, "pg-boss reported an error"));
  boss.on("warning", (warning) => log.warn({ warning }, "pg-boss reported a warning"));
  await boss.start();
  const stopping = new AbortController();
  const running = new Set<Promise<unknown>>();
  const interrupted: string[] = [];
  const working: string[] = [];
  let stopped: Promise<void> | undefined;

  async function perform<App>(app: App, type: JobType<App>, job: JobWithMetadata<object>): Promise<void> {
    const { data, place } = untraced(job.data);
    const signal = AbortSignal.any([job.signal, stopping.signal]);
    const attempt = job.retryCount + 1;
    try {
      const traced = { service: options.name, name: type.name, id: job.id, attempt };
      await inJobSpan(traced, place, () => type.run(app, type.data.parse(data), { signal, attempt }));
    } catch (error) {
      if (stopping.signal.aborted) {
        interrupted.push(job.id);
        throw error;
      }
      log.warn({ err: error, job: type.name, attempt }, "a job failed");
      if (attempt >= type.attempts) await type.gaveUp?.(app, data, error);
      throw error;
    }
  }

  return {
    async enqueue(tx, { name }, data, { priority = 0, startAfterSeconds = 0, turn } = {}) {
      if (data.length === 0) return;
      const queue = { schema, name, count: data.length };
      const places = turn && (await prioritiesOf(fromKysely(tx), queue, turn));
      await boss.insert(
        name,
        enqueuing(name, data).map((one, nth) => ({
          data: one,
          priority: places?.[nth] ?? priority,
          ...(turn ? { group: { id: groupOf(turn.person) } } : {}),
          ...(startAfterSeconds > 0 ? { startAfter: startAfterSeconds } : {}),
        })),
        { db: fromKysely(tx) },
      );
    },
    async withdraw(tx, { name }, match) {
      await fromKysely(tx).executeSql(
        `delete from ${schema}.job where name = $1 and state in ('created', 'retry') and data @> $2::jsonb`,
        [name, JSON.stringify(match)],
      );
    },
    async forget(tx, { name }, match) {
      await fromKysely(tx).executeSql(
        `delete from ${schema}.job where name = $1 and state <> 'active' and data @> $2::jsonb`,
        [name, JSON.stringify(match)],
      );
    },
    async work(app, types) {
      for (const type of types) {
        const queue = {
          retryLimit: type.attempts - 1,
          retryDelay: 1,
          retryBackoff: true,
          retryDelayMax: 60,
          expireInSeconds: type.timeoutSeconds,
          heartbeatSeconds: options.heartbeatSeconds ?? 10,
          deleteAfterSeconds: 24 * 3600,
          notify: true,
        };
        await boss.createQueue(type.name, queue);
        await boss.updateQueue(type.name, queue);
        working.push(type.name);
        await boss.work(
          type.name,
          {
            ...(type.perPerson
              ? {
                  batchSize: 1,
                  burstWhenReadyExceeds: 1,
                  localConcurrency: type.concurrency,
                  localGroupConcurrency: type.perPerson,
                }
              : batchesOf(type.concurrency)),
            pollingIntervalSeconds: 1,
            notifyPollingIntervalSeconds: 2,
            includeMetadata: true,
            perJobResults: true,
          },
          async (batch: JobWithMetadata<object>[]) => {
            const work = Promise.all(
              batch.map(async (job) => {
                try {
                  await within(untraced(job.data).place, () => perform(app, type, job));
                  return { id: job.id, status: "completed" as const };
                } catch (error) {
                  return { id: job.id, status: "failed" as const, output: wordless(error) };
                }
              }),
            );
            running.add(work);
            return work.finally(() => running.delete(work));
          },
        );
      }
    },
    async depth() {
      const { rows } = await db.pool.query(
        `select name, count(*) filter (where state in ('created', 'retry'))::int as waiting,
                count(*) filter (where state = 'active')::int as running,
                count(*) filter (where state = 'failed')::int as failed,
                coalesce(extract(epoch from now() - min(created_on) filter (where state in ('created', 'retry'))), 0)::float as "oldestSeconds"
           from ${schema}.job group by name`,
      );
      return rows;
    },
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };

  async function stop(): Promise<void> {
    stopping.abort(new Error("The service is stopping."));
    await Promise.allSettled(running);
    await endWorkers(boss, working);
    await boss.stop({ graceful: true, timeout: 10_000 });
    await giveBack(db, schema, interrupted);
  }
}

/** The most jobs of one batch. */
const MOST_TOGETHER = 4;

/**
 * How a queue is read. The next batch is fetched when the slowest job of the last one is done, so many jobs are read in
 * several small batches: one slow job then holds up few.
 */
function batchesOf(concurrency: number) {
  const batches = Math.max(1, Math.floor(concurrency / MOST_TOGETHER));
  return {
    localConcurrency: batches,
    batchSize: Math.max(2, Math.ceil(concurrency / batches)),
    burstWhenBatchFull: true,
  };
}
