import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { publisher } from "../telemetry/event-spans.ts";
import type { Bus } from "./bus.ts";
import { envelope, type OutboxRow } from "./outbox.ts";
import type { Troubles } from "./supervise.ts";
import { pause } from "./waiting.ts";

// The key of the session advisory lock that makes one relay of a database its leader.
const leaderLock = 7_310_985;
const batchSize = 200;

export interface Relay {
  /** Something was committed: look now rather than at the next poll. */
  wake(): void;
  /** Whether it is the one of its database that publishes. */
  readonly leads: boolean;
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
  troubles?: Troubles;
  /** How long the bus may take over a batch before all is begun anew; 90. */
  seconds?: number;
}): Relay {
  const { bus, clock, log, troubles, seconds = 90 } = options;
  const publish = publisher(options.name, bus);
  let leads = false;
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

  /** Waits for the bus, as long as anything at all is handled meanwhile. */
  async function patiently(publishing: Promise<void>): Promise<void> {
    publishing.catch(() => {});
    for (let ended = -1; ended !== troubles?.ended; ) {
      ended = troubles?.ended ?? -1;
      const waited = new AbortController();
      const late = pause(seconds * 1000, waited.signal).then(() => "late" as const);
      try {
        if ((await Promise.race([publishing, late])) !== "late") return;
      } finally {
        waited.abort();
      }
    }
    troubles?.stuck("relay", `The bus did not end a batch in ${seconds} s; begun anew.`);
    throw new Error(`The bus did not end a batch in ${seconds} s.`);
  }

  async function publishBatch(client: pg.Client): Promise<number> {
    const { rows } = await client.query<OutboxRow>(
      `select pos, id, type, version, source, aggregate_id, data, time, traceparent, tracestate, replay_id,
              happened_at, (select consumer from replays where replays.id = replay_id) as replay_for
         from outbox where published_at is null order by pos limit ${batchSize}`,
    );
    if (rows.length === 0) return 0;
    // The session must not look idle while handlers work: the server ends idle leaders, see lead().
    const alive = setInterval(() => client.query("select 1").catch(() => {}), 1000);
    try {
      await patiently(publish(rows.map(envelope)));
      troubles?.moves("relay");
    } finally {
      clearInterval(alive);
    }
    await client.query("update outbox set published_at = $2 where pos = any($1) and published_at is null", [
      rows.map((row) => row.pos),
      clock.now(),
    ]);
    return rows.length;
  }

  async function lead(client: pg.Client): Promise<void> {
    // A leader that is frozen (SIGSTOP, a lost machine) is hung up on by the server, which frees the lock.
    await client.query("set idle_session_timeout = '4s'");
    let rests = 5;
    while (!stopping.signal.aborted) {
      nudged = false;
      if ((await publishBatch(client)) > 0) {
        rests = 5;
        continue;
      }
      await rest(rests);
      rests = Math.min(rests * 2, 250);
    }
  }

  async function run(): Promise<void> {
    let trouble = 0;
    while (!stopping.signal.aborted) {
      const client = new pg.Client({
        connectionString: options.url,
        application_name: `${options.name} relay`,
        keepAlive: true,
        connectionTimeoutMillis: 10_000,
        // A connection that is only half open would be waited on for ever.
        query_timeout: 10_000,
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
          leads = rows[0]?.leads ?? false;
          if (leads) await Promise.race([lead(client), broken]);
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
        leads = false;
        await Promise.race([client.end().catch(() => {}), sleep(1000)]);
        (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
      }
    }
  }

  const done = run();
  return {
    wake,
    get leads() {
      return leads;
    },
    async stop() {
      stopping.abort();
      wake();
      await done;
    },
  };
}
