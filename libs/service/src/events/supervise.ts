import type { Bus } from "@storytelling/bus";
import { pause } from "@storytelling/bus";
import type { Logger } from "pino";
import { timely } from "../time/timely.ts";

/** What of a service's event machinery does not move, and why: nothing when all is well. */
export interface Troubles {
  /** An attempt was broken off, or a loop stands still. */
  stuck(what: string, why: string): void;
  /** It moves again. */
  moves(what: string): void;
  /** Attempts at any event that have ended so far, however they ended. */
  readonly ended: number;
  readonly current: ReadonlyMap<string, string>;
}

/** Collects what is stuck; `restarted` is told each time that something is broken off to be begun anew. */
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
      // That events leave says nothing about those that come.
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
 * Subscribes, and does so anew whenever events have waited for the group for `seconds` while no attempt at one ended:
 * then not a handler hangs, which has a limit of its own, but what hands it the events.
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
    const why = `Events wait, and none was handled for ${seconds} s; subscribed anew.`;
    troubles.stuck("consumers", why);
    log.error({ group }, "a group stands still and is subscribed anew");
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
          log.error({ err: error, group }, "a group could not be subscribed anew"),
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
