import { consumersOf, jobsOf, ticksOf } from "./built-in/built-in.ts";
import type { ServiceContext } from "./definition/context.ts";
import type { AnyService } from "./definition/service.ts";
import { watchEvents } from "./events/event-metrics.ts";
import { startConsumers } from "./events/handle.ts";
import { type Relay, startRelay } from "./events/relay.ts";
import { supervise, troubles } from "./events/supervise.ts";
import type { Opened } from "./open-context.ts";
import type { RunOptions } from "./run-options.ts";
import type { Clock } from "./time/clock.ts";
import { startTicks } from "./time/ticks.ts";

export interface Work {
  readonly relay: Relay;
  /** Consumers and relay that are stuck, and why. */
  readonly stuck: ReadonlyMap<string, string>;
}

/** Starts all work of a service that no request begins: consumers, relay, jobs and ticks. `open` stops it, last first. */
export async function startWork(
  service: AnyService,
  app: ServiceContext,
  { context, jobs, metrics }: Opened,
  options: RunOptions,
  open: AsyncDisposableStack,
): Promise<Work> {
  const { name, config, db, clock, log, personal } = context;
  const { bus, handlerSeconds = 30 } = options;
  const moving = troubles(metrics.restarted);
  const subscription = await supervise({
    group: name,
    bus,
    log,
    troubles: moving,
    // Longer than a handler may take, so that a handler that was aborted has ended.
    seconds: 2 * Math.max(handlerSeconds, ...service.consumers.map(({ seconds = 0 }) => seconds)),
    subscribe: () =>
      startConsumers({
        service: name,
        app,
        db,
        bus,
        log,
        consumers: consumersOf(service),
        from: service.from ?? "beginning",
        observe: (consumer, outcome, event) =>
          metrics.event(consumer, outcome, secondsSince(event.time, clock)),
        seconds: handlerSeconds,
        troubles: moving,
        withoutInbox: options.withoutInbox ?? false,
      }),
  });
  open.defer(() => subscription.close());
  const relay = startRelay({ url: config.DATABASE_URL, name, bus, clock, log, personal, troubles: moving });
  open.defer(() => relay.stop());
  db.committed.add(relay.wake);
  watchEvents(metrics.registry, name, { db, bus, relay });
  // Jobs end first, while everything that they use is still open. A second stop does nothing.
  open.defer(() => jobs.stop());
  await jobs.work(app, jobsOf(service));
  const ticks = await startTicks(app, ticksOf(service));
  open.defer(() => ticks.stop());
  return { relay, stuck: moving.current };
}

const secondsSince = (time: string, clock: Clock): number =>
  Math.max(0, clock.now().getTime() - Date.parse(time)) / 1000;
