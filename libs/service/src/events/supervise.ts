import type { Bus } from "@storytelling/bus";
import { pause } from "@storytelling/bus";
import type { Logger } from "pino";
import { timely } from "../time/timely.ts";

/** Consumers, the subscription or the relay of a service that make no progress, and why. Empty when all is well. */
export interface Troubles {
  /** An attempt was broken off, or a loop makes no progress. */
  stuck(what: string, why: string): void;
  /** It makes progress again. */
  moves(what: string): void;
  /** Attempts at events that have ended so far, successful or not. */
  readonly ended: number;
  readonly current: ReadonlyMap<string, string>;
}

/** Collects what is stuck. Calls `restarted` each time something is broken off to be started again. */
export function troubles(restarted: (what: string) => void): Troubles {
  const current = new Map<string, string>();
  let ended = 0;
  return {
    stuck(what, why) {
      current.set(what, why);
      if (what !== "relay") ended++;
      restarted(what);
    },
    moves(what) {
      current.delete(what);
      // Progress of the relay says nothing about events that come in.
      if (what !== "relay") ended++;
    },
    get ended() {
      return ended;
    },
    current,
  };
}

const closeWithin = 5000;

/**
 * Subscribes, and does so again whenever events have waited for the group for `seconds` while no attempt ended. A handler
 * cannot be the reason, since it has a time limit. So the part that delivers the events hangs.
 */
export async function supervise(options: {
  group: string;
  bus: Bus;
  troubles: Troubles;
  subscribe(): Promise<{ close(): Promise<void> }>;
  seconds: number;
  log: Logger;
}): Promise<{ close(): Promise<void> }> {
  const { group, bus, troubles, seconds, log } = options;
  const lag = timely(async () => bus.lag?.(group));
  const closing = new AbortController();
  let open = await options.subscribe();

  async function waits(): Promise<boolean> {
    const { known, fresh } = await lag();
    return fresh && (known?.some(({ waiting, ours }) => ours && waiting > 0) ?? false);
  }

  async function restart(): Promise<void> {
    const why = `Events wait and none was handled for ${seconds} s; the group was subscribed again.`;
    troubles.stuck("consumers", why);
    log.error({ group }, "a consumer group made no progress and is subscribed again");
    const closed = open.close().catch(() => {});
    await Promise.race([closed, pause(closeWithin, closing.signal)]);
    open = await options.subscribe();
  }

  async function run(): Promise<void> {
    let seen = troubles.ended;
    let since = performance.now();
    while (!closing.signal.aborted) {
      await pause(Math.min(1000, seconds * 250), closing.signal);
      if (seen !== troubles.ended || !(await waits())) {
        if (seen !== troubles.ended) troubles.moves("consumers");
        seen = troubles.ended;
        since = performance.now();
      } else if (performance.now() - since > seconds * 1000 && !closing.signal.aborted) {
        await restart().catch((error) =>
          log.error({ err: error, group }, "a consumer group could not be subscribed again"),
        );
        seen = troubles.ended;
        since = performance.now();
      }
    }
  }

  const done = run();
  return {
    async close() {
      closing.abort();
      await done;
      await open.close();
    },
  };
}
