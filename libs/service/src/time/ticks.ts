import type { Logger } from "pino";

/** Work that a service repeats by the clock for as long as it runs. */
export interface Tick<App> {
  /** Names it in the log. */
  readonly name: string;
  /** Milliseconds from one run's start to the next one's; 0 switches it off. */
  readonly everyMs: number | ((app: App) => number);
  /** Runs it once at the start, too, before the service is reachable. */
  readonly atStart?: boolean;
  /** Each process runs it, so it must be safe to run in several at once. */
  run(app: App): Promise<void>;
}

export interface Ticks {
  /** Begins no further run, and waits for those under way. */
  stop(): Promise<void>;
}

/** Runs each tick at its interval, never two runs of one tick at once. A run that fails is logged; the next one comes in time. */
export async function startTicks<App extends { readonly log: Logger }>(
  app: App,
  ticks: readonly Tick<App>[],
): Promise<Ticks> {
  const started = ticks.map((tick) => startTick(app, tick));
  await Promise.all(started.map(({ first }) => first));
  return {
    async stop() {
      await Promise.all(started.map(({ stop }) => stop()));
    },
  };
}

function startTick<App extends { readonly log: Logger }>(app: App, tick: Tick<App>) {
  const everyMs = typeof tick.everyMs === "number" ? tick.everyMs : tick.everyMs(app);
  if (everyMs === 0) return { first: undefined, stop: async () => {} };
  let current: Promise<void> | undefined;
  const run = async () => {
    try {
      await tick.run(app);
    } catch (error) {
      app.log.warn({ err: error, tick: tick.name }, "a tick failed; it runs again after its interval");
    }
    current = undefined;
  };
  const begin = () => {
    current ??= run();
    return current;
  };
  const timer = setInterval(begin, everyMs).unref();
  return {
    first: tick.atStart ? begin() : undefined,
    async stop() {
      clearInterval(timer);
      await current;
    },
  };
}
