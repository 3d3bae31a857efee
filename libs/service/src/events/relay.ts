import type { Socket } from "node:net";
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
/** A batch that was read longer ago, in milliseconds, may have been published by another leader meanwhile. */
const freshFor = 2000;
/** Milliseconds between two looks whether the bus still has what it accepted; a publish would notice too. */
const memoryEvery = 1000;

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
  /** Opens what of events is sealed; a database whose events tell nothing of people needs none. */
  personal?: PersonalSealer;
  /** How long the bus may take over a batch before all is begun anew; 90. */
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

  /** The events of rows. Keys are read over the relay's own connection, so that it never waits for those of requests. */
  async function opened(client: pg.Client, rows: readonly OutboxRow[]): Promise<readonly CloudEvent[]> {
    if (!rows.some(({ sealed }) => sealed)) return rows.map(envelope);
    if (!personal) throw new Error("Sealed events cannot be opened without a master key.");
    const events = await envelopes(rows, personal, askedOf(client)).catch((error) => {
      troubles?.stuck("relay", `An event cannot be opened: ${error.message}`);
      throw error;
    });
    const left = rows.length - events.length;
    if (left > 0) log.warn({ events: left }, "events of somebody erased were left out");
    return events;
  }

  async function publish(
    client: pg.Client,
    rows: readonly OutboxRow[],
    memory: string | undefined,
  ): Promise<void> {
    // The session must not look idle while handlers work: the server ends idle leaders, see lead().
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
   * Publishes what is there, a batch after the other; meanwhile the batch before is marked and the one after is read.
   * Never two at a time: if the first failed, the second would overtake it. Gives whether there was anything.
   */
  async function drain(client: pg.Client, memory: string | undefined): Promise<boolean> {
    let batch = await unpublished(client, []);
    const found = batch.rows.length > 0;
    // What it could not publish has been taken out of its way.
    if (!found) troubles?.moves("relay");
    let marked = Promise.resolve();
    while (batch.rows.length > 0 && !stopping.signal.aborted) {
      const { rows, readAt } = batch;
      // Whoever was frozen finds the answer waiting, but no longer the session that it leads by.
      if (performance.now() - readAt > freshFor) await client.query("select 1");
      const next = rows.length < mostRead ? Promise.resolve(nothingRead) : unpublished(client, rows);
      // When it fails before the bus is done, nobody awaits it yet: that would end the process.
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
    // A leader that is frozen (SIGSTOP, a lost machine) is hung up on by the server, which frees the lock.
    await client.query("set idle_session_timeout = '4s'");
    // A mark that a crash of the server takes back has its events published again, which the inbox bears.
    await client.query("set synchronous_commit = off");
    // Rows are read in order by their index. Not knowing of a burst yet, the planner would sort all of it for each batch.
    await client.query("set enable_bitmapscan = off; set enable_seqscan = off; set enable_sort = off");
    let rests = 5;
    let memory = await republishLost(client, bus, log);
    let rememberedAt = performance.now();
    while (!stopping.signal.aborted) {
      // Woken for nothing, it looks on as often as after a find: what else is done meanwhile must not tell which it was.
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
