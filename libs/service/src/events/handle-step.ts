import { setTimeout as sleep } from "node:timers/promises";
import type { Bus } from "@storytelling/bus";
import type { CloudEvent } from "@storytelling/events";
import type { Logger } from "pino";
import { type Db, transaction } from "../db/db.ts";
import { isContention, isTransient } from "../db/errors.ts";
import { TimeUp } from "../db/limited.ts";
import { within } from "../telemetry/carrier.ts";
import { processing, processingTogether } from "../telemetry/event-spans.ts";
import { wordless } from "../telemetry/told-errors.ts";
import { admit, NotFresh } from "./admit.ts";
import type { Consumer } from "./consumer.ts";
import { effect, effectAtOnce, type Outcome } from "./effect.ts";
import { park } from "./parked.ts";
import type { Step } from "./rounds.ts";
import type { Troubles } from "./supervise.ts";

/** What handling needs. */
export interface Handling<App> {
  readonly service: string;
  readonly bus: Bus;
  readonly app: App;
  readonly db: Db;
  readonly log: Logger;
  /** Attempts before an event is parked. */
  readonly attempts?: number;
  readonly observe?: (consumer: string, outcome: Outcome, event: CloudEvent) => void;
  /** How long a transaction may take of a consumer that does not say so itself; 30. */
  readonly seconds?: number;
  readonly troubles?: Troubles;
  /** Set when an event of this delivery was known already: so are others of it then, most likely. */
  readonly delivery?: { isAgain: boolean };
  /** Only for the test that proves the inbox is needed. */
  readonly withoutInbox?: boolean;
}

/** Runs a transaction when it is its turn, which it may leave to commit. @throws NotBegun when no more is to be begun */
export type InTurn = <R>(work: (leave: () => void) => Promise<R>) => Promise<R>;

/** A transaction was not begun, and nothing is wrong with its events. */
export class NotBegun extends Error {
  override name = "NotBegun";
}

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
        { err: told(consumer, error), consumer: consumer.name, events: events.length },
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
        { err: told(consumer, error), consumer: consumer.name, event: event.id, attempt: tries },
        "an event could not be handled",
      );
      if (tries === most) return giveUp(options, consumer, event, String(error), tries, inTurn);
      await sleep(20 * 2 ** tries);
    }
  }
}

/** What the log may say: an error over an event that tells of a person may quote it. The parked event has it, sealed. */
const told = <App>({ event }: Consumer<App>, error: unknown) =>
  event.personal?.fields.length ? wordless(error) : error;

/** When the database is at fault, not the event, the bus delivers again, for as long as it takes. */
const isOfTheEvent = (error: unknown): boolean => !isTransient(error) && !(error instanceof NotBegun);

/** A transaction with one event or many, which has the time of one: if many are too slow for that, each has it alone. */
async function attempt<App>(
  options: Handling<App>,
  consumer: Consumer<App>,
  events: readonly CloudEvent[],
  inTurn: InTurn,
  tries = 1,
): Promise<void> {
  const { service, bus, observe, troubles } = options;
  const delivery = { service, system: bus.kind, consumer: consumer.name, attempt: tries };
  const seconds = consumer.seconds ?? options.seconds ?? 30;
  const [only] = events;
  const found = await inTurn(async (leave) => {
    const work = () => carryOut(options, consumer, events, seconds, leave);
    if (!only || events.length > 1) return processingTogether(delivery, events, work);
    return [await processing(delivery, only, async () => (await work())[0] ?? "duplicate")];
  }).catch((error) => {
    if (error instanceof TimeUp)
      troubles?.stuck(consumer.name, `${named(events)} broken off: ${error.message}`);
    throw error;
  });
  troubles?.moves(consumer.name);
  for (const [at, event] of events.entries()) observe?.(consumer.name, found[at] ?? "duplicate", event);
}

/** One transaction with the effect of events, or two, when one of them was taken for new and is not. */
async function carryOut<App>(
  { db, app, withoutInbox = false, delivery }: Handling<App>,
  consumer: Consumer<App>,
  events: readonly CloudEvent[],
  seconds: number,
  leave: () => void,
): Promise<readonly Outcome[]> {
  const [only] = events;
  // Without a transaction to ask, a handler's effect is where the database cannot refuse it.
  const asks = consumer.takesTx && !consumer.event.personal;
  if (only && events.length === 1 && asks && delivery?.isAgain === false && !withoutInbox) {
    try {
      return await transaction(db, (tx) => effectAtOnce(app, consumer, only, tx), seconds, leave);
    } catch (error) {
      if (!(error instanceof NotFresh)) throw error;
      delivery.isAgain = true;
    }
  }
  return transaction(db, (tx) => effect({ app, withoutInbox }, consumer, events, tx), seconds, leave);
}

const named = (events: readonly CloudEvent[]): string =>
  events.length === 1 ? `Event ${events[0]?.id} was` : `${events.length} events together were`;

async function giveUp<App>(
  options: Handling<App>,
  consumer: Consumer<App>,
  event: CloudEvent,
  reason: string,
  attempts: number,
  inTurn: InTurn,
): Promise<void> {
  const { log, observe, db, troubles } = options;
  await inTurn(() =>
    transaction(db, async (tx) => {
      const [standing] = await admit(tx, consumer.name, [event]);
      if (standing !== "duplicate") await park(tx, consumer, [{ event, reason }], attempts);
    }),
  );
  troubles?.moves(consumer.name);
  observe?.(consumer.name, "parked", event);
  log.error({ consumer: consumer.name, event: event.id, subject: event.subject }, "an event was parked");
}
