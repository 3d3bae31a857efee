import type { App } from "./app.ts";
import { queueDue } from "./use-cases/queue-due.ts";

export interface Ticker {
  stop(): Promise<void>;
}

/** Looks for due subscriptions every so often, one look at a time, until it is stopped. */
export function startTicker(app: App, everyMs: number): Ticker {
  if (everyMs === 0) return { stop: async () => {} };
  let looking: Promise<void> = Promise.resolve();
  let busy = false;
  const look = async () => {
    busy = true;
    await queueDue(app).catch((error) =>
      app.log.warn({ err: error }, "due subscriptions could not be queued"),
    );
    busy = false;
  };
  const timer = setInterval(() => {
    if (!busy) looking = look();
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
