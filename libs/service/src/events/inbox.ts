import { setTimeout as sleep } from "node:timers/promises";
import type { CloudEvent } from "@storytelling/events";
import { sql } from "kysely";
import type { Logger } from "pino";
import { type Db, type Tx, transaction } from "../db/db.ts";
import { isTransient } from "../db/errors.ts";
import { within } from "../telemetry/carrier.ts";
import { processing } from "../telemetry/event-spans.ts";
import type { Bus } from "./bus.ts";
import { type Consumer, decode } from "./consumer.ts";
import { isParked, lockAggregate, park } from "./parked.ts";

export interface ConsumerOptions<App> {
  readonly service: string;
  readonly app: App;
  readonly db: Db;
  readonly bus: Bus;
  readonly log: Logger;
  readonly consumers: readonly Consumer<App>[];
  /** Attempts before an event is parked. */
  readonly attempts?: number;
  readonly observe?: (
    consumer: string,
    outcome: "handled" | "duplicate" | "parked",
    event: CloudEvent,
  ) => void;
  /** Only for the test that proves the inbox is needed. */
  readonly withoutInbox?: boolean;
}

/** Subscribes a service to the events it reacts to. */
export async function startConsumers<App>(
  options: ConsumerOptions<App>,
): Promise<{ close(): Promise<void> }> {
  if (options.consumers.length === 0) return { close: async () => {} };
  return options.bus.subscribe({
    group: options.service,
    types: new Set(options.consumers.map((consumer) => consumer.event.type)),
    async handle(event) {
      for (const consumer of options.consumers) {
        if (consumer.event.type === event.type)
          await within(event, () => handleOnce(options, consumer, event));
      }
    },
  });
}

async function handleOnce<App>(
  options: ConsumerOptions<App>,
  consumer: Consumer<App>,
  event: CloudEvent,
): Promise<void> {
  const { db, log } = options;
  const most = options.attempts ?? 4;
  for (let attempt = 1; ; attempt++) {
    try {
      const delivery = {
        service: options.service,
        system: options.bus.kind,
        consumer: consumer.name,
        attempt,
      };
      const outcome = await processing(delivery, event, () =>
        transaction(db, (tx) => effect(options, consumer, event, tx)),
      );
      options.observe?.(consumer.name, outcome, event);
      return;
    } catch (error) {
      // The database, not the event, is at fault: the bus delivers again, for as long as it takes.
      if (isTransient(error)) throw error;
      log.warn(
        { err: error, consumer: consumer.name, event: event.id, attempt },
        "an event could not be handled",
      );
      if (attempt < most) {
        await sleep(20 * 2 ** attempt);
        continue;
      }
      await transaction(db, async (tx) => {
        await lockAggregate(tx, consumer.name, event.subject);
        if (await remember(tx, consumer.name, event, db))
          await park(tx, consumer.name, event, String(error), attempt);
      });
      options.observe?.(consumer.name, "parked", event);
      log.error({ consumer: consumer.name, event: event.id, subject: event.subject }, "an event was parked");
      return;
    }
  }
}

async function effect<App>(
  options: ConsumerOptions<App>,
  consumer: Consumer<App>,
  event: CloudEvent,
  tx: Tx,
): Promise<"handled" | "duplicate" | "parked"> {
  await lockAggregate(tx, consumer.name, event.subject);
  if (!options.withoutInbox && !(await remember(tx, consumer.name, event, options.db))) return "duplicate";
  if (await isParked(tx, consumer.name, event.subject)) {
    await park(tx, consumer.name, event, "An earlier event of the same aggregate is parked.", 0);
    return "parked";
  }
  await consumer.handle(options.app, decode(consumer, event), tx);
  return "handled";
}

async function remember(tx: Tx, consumer: string, event: CloudEvent, db: Db): Promise<boolean> {
  const inserted = await tx
    .insertInto("inbox")
    .values({ consumer, source: event.source, id: event.id, handled_at: db.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning(sql<number>`1`.as("one"))
    .executeTakeFirst();
  return inserted !== undefined;
}
