import type { ServiceContext } from "@storytelling/service";

type Logger = ServiceContext["log"];

export interface Ticker {
  /** No look begins after this, and the one under way has ended. */
  stop(): Promise<void>;
}

/** Does something every so often, one time after the other, until it is stopped; 0 is never. What fails is logged. */
export function startTicker(name: string, log: Logger, everyMs: number, work: () => Promise<void>): Ticker {
  if (everyMs === 0) return { stop: async () => {} };
  let current = Promise.resolve();
  let busy = false;
  const once = async () => {
    busy = true;
    await work().catch((error: unknown) => log.warn({ err: error }, `${name} failed`));
    busy = false;
  };
  const timer = setInterval(() => {
    if (!busy) current = once();
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await current;
    },
  };
}
