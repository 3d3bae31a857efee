import { setTimeout as sleep } from "node:timers/promises";
import type { CloudEvent } from "@storytelling/events";
import type { Logger } from "pino";
import { type Db, type Tx, transaction } from "../db/db.ts";
import { isContention, isTransient } from "../db/errors.ts";
import { within } from "../telemetry/carrier.ts";
import { processing, processingTogether } from "../telemetry/event-spans.ts";
import { admit, type Standing } from "./admit.ts";
import type { Bus } from "./bus.ts";
import { type Consumer, decode } from "./consumer.ts";
import { park } from "./parked.ts";
import type { Step } from "./rounds.ts";

/** What handling needs. */
export interface Handling<App> {
  readonly service: string;
  readonly bus: Bus;
  readonly app: App;
  readonly db: Db;
  readonly log: Logger;
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

/** Runs a transaction when it is its turn. @throws NotBegun when no more is to be begun */
export type InTurn = <R>(work: () => Promise<R>) => Promise<R>;

/** A transaction was not begun, and nothing is wrong with its events. */
export class NotBegun extends Error {
  override name = "NotBegun";
}

const outcomes = { fresh: "handled", duplicate: "duplicate", waits: "parked" } as const;

/**
 * Handles events of one consumer: together, and one by one if that fails, so that an event which cannot be handled parks
 * its own aggregate only. Rejects when the database is at fault: then all are to be delivered again.
 */
export async function handleStep<App>(
  options: Handling<App>,
  { consumer, events }: Step<Consumer<App>>,
  inTurn: InTurn,
): Promise<void> {
  if (events.length > 1) {
    try {
      return await attempt(options, consumer, events, inTurn);
    } catch (error) {
      if (!isContention(error) && !isOfTheEvent(error)) throw error;
      options.log.warn(
        { err: error, consumer: consumer.name, events: events.length },
        "events could not be handled together, so each is handled alone",
      );
    }
  }
  for (const event of events) await within(event, () => handleAlone(options, consumer, event, inTurn));
}

async function handleAlone<App>(
  options: Handling<App>,
  consumer: Consumer<App>,
  event: CloudEvent,
  inTurn: InTurn,
): Promise<void> {
  const most = options.attempts ?? 4;
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(options, consumer, [event], inTurn, tries);
    } catch (error) {
      if (!isOfTheEvent(error)) throw error;
      options.log.warn(
        { err: error, consumer: consumer.name, event: event.id, attempt: tries },
        "an event could not be handled",
      );
      if (tries === most) return giveUp(options, consumer, event, String(error), tries, inTurn);
      await sleep(20 * 2 ** tries);
    }
  }
}

/** When the database is at fault, not the event, the bus delivers again, for as long as it takes. */
const isOfTheEvent = (error: unknown): boolean => !isTransient(error) && !(error instanceof NotBegun);

async function attempt<App>(
  options: Handling<App>,
  consumer: Consumer<App>,
  events: readonly CloudEvent[],
  inTurn: InTurn,
  tries = 1,
): Promise<void> {
  const { service, bus, db, observe } = options;
  const delivery = { service, system: bus.kind, consumer: consumer.name, attempt: tries };
  const [only] = events;
  const found = await inTurn(async () => {
    const work = async () => {
      const standings = await transaction(db, (tx) => effect(options, consumer, events, tx));
      return standings.map((standing) => outcomes[standing]);
    };
    if (!only || events.length > 1) return processingTogether(delivery, events, work);
    return [await processing(delivery, only, async () => (await work())[0] ?? "duplicate")];
  });
  for (const [at, event] of events.entries()) observe?.(consumer.name, found[at] ?? "duplicate", event);
}

async function effect<App>(
  options: Handling<App>,
  consumer: Consumer<App>,
  events: readonly CloudEvent[],
  tx: Tx,
): Promise<readonly Standing[]> {
  const standings = options.withoutInbox
    ? events.map((): Standing => "fresh")
    : await admit(tx, consumer.name, events);
  const those = (standing: Standing) => events.filter((_, at) => standings[at] === standing);
  await park(tx, consumer.name, those("waits"), "An earlier event of the same aggregate is parked.", 0);
  const fresh = those("fresh").map((event) => decode(consumer as Consumer<never>, event));
  if (consumer.handleMany && fresh.length > 1) await consumer.handleMany(options.app, fresh, tx);
  else for (const event of fresh) await consumer.handle(options.app, event, tx);
  return standings;
}

async function giveUp<App>(
  options: Handling<App>,
  consumer: Consumer<App>,
  event: CloudEvent,
  reason: string,
  attempts: number,
  inTurn: InTurn,
): Promise<void> {
  const { log, observe, db } = options;
  await inTurn(() =>
    transaction(db, async (tx) => {
      const [standing] = await admit(tx, consumer.name, [event]);
      if (standing !== "duplicate") await park(tx, consumer.name, [event], reason, attempts);
    }),
  );
  observe?.(consumer.name, "parked", event);
  log.error({ consumer: consumer.name, event: event.id, subject: event.subject }, "an event was parked");
}
