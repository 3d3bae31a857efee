import { setTimeout as sleep } from "node:timers/promises";
import type { Bus } from "@storytelling/bus";
import { pause } from "@storytelling/bus";
import type { CloudEvent } from "@storytelling/events";
import type pg from "pg";
import type { Logger } from "pino";
import { watchedClients } from "../db/client.ts";
import { askedOf } from "../personal/person-keys.ts";
import type { PersonalSealer } from "../personal/personal-sealer.ts";
import { publisher } from "../telemetry/event-spans.ts";
import type { Clock } from "../time/clock.ts";
import { republishLost } from "./lost.ts";
import {
  envelope,
  envelopes,
  markPublished,
  mostRead,
  nothingRead,
  type OutboxRow,
  unpublished,
} from "./outbox.ts";
import type { Troubles } from "./supervise.ts";

// The key of the session advisory lock that makes one relay of a database its leader.
const leaderLock = 7_310_985;
/** Milliseconds. Another leader may have published a batch that was read longer ago. */
const freshFor = 2000;
/** Milliseconds between checks whether the bus still has what it accepted. A publish would notice, too. */
const memoryEvery = 1000;

export interface Relay {
  /** Something was committed: read the outbox now rather than at the next poll. */
  wake(): void;
  /** Whether this relay is the leader, which publishes. */
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
  /** Opens the sealed parts of events. Needed only where events have personal data. */
  personal?: PersonalSealer;
  /** How long the bus may take over a batch before the relay is restarted; 90. */
  seconds?: number;
}): Relay {
  const { bus, clock, log, troubles, personal, seconds = 90 } = options;
  const Client = watchedClients(options.url);
  const send = publisher(options.name, bus);
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

  /** Waits for the bus, longer than the limit only while consumers still handle events. */
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
    troubles?.stuck("relay", `The bus did not accept a batch within ${seconds} s; the relay was restarted.`);
    throw new Error(`The bus did not accept a batch within ${seconds} s.`);
  }

  /** The events of rows. Reads keys over the relay's own connection, so that it never waits for the pool of requests. */
  async function opened(client: pg.Client, rows: readonly OutboxRow[]): Promise<readonly CloudEvent[]> {
    if (!rows.some(({ sealed }) => sealed)) return rows.map(envelope);
    if (!personal) throw new Error("Sealed events cannot be opened without a master key.");
    const events = await envelopes(rows, personal, askedOf(client)).catch((error) => {
      troubles?.stuck("relay", `An event cannot be opened: ${error.message}`);
      throw error;
    });
    const left = rows.length - events.length;
    if (left > 0) log.warn({ events: left }, "events of erased people were left out");
    return events;
  }

  async function publish(
    client: pg.Client,
    rows: readonly OutboxRow[],
    memory: string | undefined,
  ): Promise<void> {
    // The server ends idle leader sessions (see lead), and handlers may take long, so the session stays busy.
    const alive = setInterval(() => client.query("select 1").catch(() => {}), 1000);
    try {
      const events = await opened(client, rows);
      if (events.length > 0) await patiently(send(events, memory));
      troubles?.moves("relay");
    } finally {
      clearInterval(alive);
    }
  }

  /**
   * Publishes the unpublished rows, one batch after the other. Meanwhile it marks the batch before and reads the one after.
   * It never publishes two batches at once: if the first failed, the second would overtake it. Returns whether there were any rows.
   */
  async function drain(client: pg.Client, memory: string | undefined): Promise<boolean> {
    let batch = await unpublished(client, []);
    const found = batch.rows.length > 0;
    // Nothing is left that it could not publish.
    if (!found) troubles?.moves("relay");
    let marked = Promise.resolve();
    while (batch.rows.length > 0 && !stopping.signal.aborted) {
      const { rows, readAt } = batch;
      // A process that was frozen may have lost its leader session after the batch was read: this query then fails.
      if (performance.now() - readAt > freshFor) await client.query("select 1");
      const next = rows.length < mostRead ? Promise.resolve(nothingRead) : unpublished(client, rows);
      // If it fails before it is awaited, the unhandled rejection would end the process.
      next.catch(() => {});
      await publish(client, rows, memory).catch(async (error) => {
        await Promise.allSettled([marked, next]);
        throw error;
      });
      await marked;
      marked = markPublished(client, rows, clock.now());
      marked.catch(() => {});
      batch = await next;
    }
    await marked;
    return found;
  }

  async function lead(client: pg.Client): Promise<void> {
    // The server closes the connection of a frozen leader (SIGSTOP, a lost machine), which frees the lock.
    await client.query("set idle_session_timeout = '4s'");
    // If a server crash loses a mark, its events are published again, and the inbox leaves them out.
    await client.query("set synchronous_commit = off");
    // Rows are read in the order of their index. Before statistics know of a burst, the planner would sort all of it for each batch.
    await client.query("set enable_bitmapscan = off; set enable_seqscan = off; set enable_sort = off");
    let rests = 5;
    let memory = await republishLost(client, bus, log);
    let rememberedAt = performance.now();
    while (!stopping.signal.aborted) {
      // After a wake without new rows it polls as often as after one with rows, so that timing does not tell which it was.
      if (nudged) rests = 5;
      nudged = false;
      if (performance.now() - rememberedAt > memoryEvery) {
        memory = await republishLost(client, bus, log);
        rememberedAt = performance.now();
      }
      if (await drain(client, memory)) {
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
      const client = new Client({
        application_name: `${options.name} relay`,
        connectionTimeoutMillis: 10_000,
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
          trouble = 0;
          leads = rows[0]?.leads ?? false;
          if (leads) await Promise.race([lead(client), broken]);
          else await sleep(500, undefined, { signal: stopping.signal }).catch(() => {});
        }
      } catch (error) {
        if (!stopping.signal.aborted) {
          trouble += 1;
          log.warn({ err: error, trouble }, "relay restarted after an error");
          await sleep(Math.min(100 * 2 ** Math.min(trouble, 6), 5000), undefined, {
            signal: stopping.signal,
          }).catch(() => {});
        }
      } finally {
        leads = false;
        await Promise.race([client.end().catch(() => {}), sleep(1000)]);
        client.connection.stream.destroy();
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
