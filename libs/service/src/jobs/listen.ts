import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Db } from "pg-boss";
import type { Logger } from "pino";

/** Milliseconds. */
const timing = {
  connect: 10_000,
  heartbeat: 10_000,
  firstRetry: 1000,
  lastRetry: 30_000,
  goodbye: 2000,
} as const;

type Listen = NonNullable<Db["listen"]>;

/**
 * Tells pg-boss of new jobs, over a separate LISTEN connection that is opened again when it is lost. It replaces pg-boss'
 * implementation, which removes all listeners from its connection before it ends it. A connection that breaks at that
 * moment then ends the process (12.27.0, and 12.38.0 too).
 * @param Client makes clients that keep a listener for errors, and notice a silent server while they wait for an answer
 */
export function listenWith(Client: new (config?: pg.ClientConfig) => pg.Client, log: Logger): Listen {
  return async (channel, onNotification, onReconnect) => {
    const closing = new AbortController();
    let current: pg.Client | undefined;

    async function connect(): Promise<void> {
      const client = new Client({ connectionTimeoutMillis: timing.connect });
      current = client;
      client.on("notification", ({ payload }) => payload !== undefined && onNotification(payload));
      const ended = new Promise<void>((resolve) => client.once("end", resolve));
      try {
        await client.connect();
        await client.query(`listen ${client.escapeIdentifier(channel)}`);
        closing.signal.throwIfAborted();
      } catch (error) {
        client.end().catch(() => {});
        throw error;
      }
      // A server that vanished silently is noticed only by a query.
      const heartbeat = setInterval(() => client.query("select").catch(() => {}), timing.heartbeat).unref();
      ended.then(() => {
        clearInterval(heartbeat);
        reconnect();
      });
      onReconnect();
    }

    async function reconnect(): Promise<void> {
      if (closing.signal.aborted) return;
      log.warn("the LISTEN connection for new jobs was lost; the queue is polled until it is back");
      let pauseMs: number = timing.firstRetry;
      while (!closing.signal.aborted) {
        await sleep(pauseMs, undefined, { signal: closing.signal }).catch(() => {});
        try {
          if (!closing.signal.aborted) await connect();
          return;
        } catch {
          pauseMs = Math.min(2 * pauseMs, timing.lastRetry);
        }
      }
    }

    await connect();
    return {
      async close() {
        closing.abort(new Error("The listener was closed."));
        const ended = current?.end().catch(() => {});
        await Promise.race([ended, sleep(timing.goodbye, undefined, { ref: false })]);
      },
    };
  };
}
