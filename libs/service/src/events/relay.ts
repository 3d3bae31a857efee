import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { publisher } from "../telemetry/event-spans.ts";
import type { Bus } from "./bus.ts";
import { envelope, type OutboxRow } from "./outbox.ts";

// The key of the session advisory lock that makes one relay of a database its leader.
const leaderLock = 7_310_985;
const batchSize = 200;
const keepEventsFor = "7 days";

export interface Relay {
  /** Something was committed: look now rather than at the next poll. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Publishes the outbox: one leader per database, in order of position, marked after the bus has accepted.
 * Losing the connection loses the lock; another relay, or this one again, goes on from the first unmarked row.
 */
export function startRelay(options: {
  url: string;
  name: string;
  bus: Bus;
  clock: Clock;
  log: Logger;
}): Relay {
  const { bus, clock, log } = options;
  const publish = publisher(options.name, bus);
  const stopping = new AbortController();
  let nudge = () => {};
  let nudged = false;

  const rest = async (ms: number) => {
    if (nudged || stopping.signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    nudge = resolve;
    const timer = setTimeout(resolve, ms);
    await promise;
    clearTimeout(timer);
  };
  const wake = () => {
    nudged = true;
    nudge();
  };

  async function publishBatch(client: pg.Client): Promise<number> {
    const { rows } = await client.query<OutboxRow>(
      `select pos, id, type, version, source, aggregate_id, data, time, traceparent, tracestate
         from outbox where published_at is null order by pos limit ${batchSize}`,
    );
    if (rows.length === 0) return 0;
    // The session must not look idle while handlers work: the server ends idle leaders, see lead().
    const alive = setInterval(() => client.query("select 1").catch(() => {}), 1000);
    try {
      await publish(rows.map(envelope));
    } finally {
      clearInterval(alive);
    }
    await client.query("update outbox set published_at = $2 where pos = any($1)", [
      rows.map((row) => row.pos),
      clock.now(),
    ]);
    return rows.length;
  }

  async function lead(client: pg.Client): Promise<void> {
    // A leader that is frozen (SIGSTOP, a lost machine) is hung up on by the server, which frees the lock.
    await client.query("set idle_session_timeout = '4s'");
    let pause = 5;
    let sweptAt = 0;
    while (!stopping.signal.aborted) {
      nudged = false;
      if ((await publishBatch(client)) > 0) {
        pause = 5;
        continue;
      }
      if (clock.now().getTime() - sweptAt > 3_600_000) {
        await client.query(
          `delete from outbox where published_at < $1::timestamptz - interval '${keepEventsFor}'`,
          [clock.now()],
        );
        sweptAt = clock.now().getTime();
      }
      await rest(pause);
      pause = Math.min(pause * 2, 250);
    }
  }

  async function run(): Promise<void> {
    let trouble = 0;
    while (!stopping.signal.aborted) {
      const client = new pg.Client({
        connectionString: options.url,
        application_name: `${options.name} relay`,
        keepAlive: true,
      });
      const broken = new Promise<never>((_, reject) => client.on("error", reject));
      broken.catch(() => {});
      try {
        await client.connect();
        while (!stopping.signal.aborted) {
          const { rows } = await client.query<{ leads: boolean }>(
            "select pg_try_advisory_lock($1) as leads",
            [leaderLock],
          );
          if (rows[0]?.leads) await Promise.race([lead(client), broken]);
          else await sleep(500, undefined, { signal: stopping.signal }).catch(() => {});
        }
      } catch (error) {
        if (!stopping.signal.aborted) {
          trouble += 1;
          log.warn({ err: error, trouble }, "the relay lost its way and starts again");
          await sleep(Math.min(100 * 2 ** Math.min(trouble, 6), 5000), undefined, {
            signal: stopping.signal,
          }).catch(() => {});
        }
      } finally {
        await client.end().catch(() => {});
      }
    }
  }

  const done = run();
  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      await done;
    },
  };
}
