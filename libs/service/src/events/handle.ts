import { setTimeout as sleep } from "node:timers/promises";
import type { CloudEvent } from "@storytelling/events";
import { limiter } from "@storytelling/values";
import { type Tx, transaction } from "../db/db.ts";
import { isContention, isTransient } from "../db/errors.ts";
import { inOneTrip } from "../db/in-one-trip.ts";
import { TimeUp } from "../db/limited.ts";
import { within } from "../telemetry/carrier.ts";
import { processingAll } from "../telemetry/event-spans.ts";
import { wordless } from "../telemetry/told-errors.ts";
import { admit, admitFresh, NotFresh, type Standing } from "./admit.ts";
import type { Consumer } from "./consumer.ts";
import { type ConsumerOptions, type Delivery, deliveryOf, NotBegun } from "./delivery.ts";
import { effect, effectOfOne } from "./effect.ts";
import { type Outcome, outcomesOf } from "./outcomes.ts";
import { park } from "./parked.ts";
import { warnOfUnknownConsumers } from "./replayed.ts";
import { roundsOf, type Step } from "./rounds.ts";

/**
 * The way of an event from the bus to its handler, in the order of this file:
 *
 * 1. receive      `startConsumers`: the bus hands over events, and `roundsOf` plans which of them share a transaction.
 * 2. handle       `handleStep`: all events of a step together. If that fails, each alone; if that fails, again. After
 *                 the last attempt the event is parked. When the database is at fault, all are delivered again.
 * 3. admit        `attempt`: one transaction, in which the inbox notes the events and says which of them are new.
 * 4. effect       The handler runs in the same transaction: after the admission (`admitThenEffect`), or, where its
 *                 consumer allows it, along with the admission (`admitEarly`).
 * 5. acknowledge  The transaction commits. When all steps are done, the bus acknowledges what it handed over.
 *
 * Subscribes a service to the events it reacts to. Half of its connections stay free for requests.
 */
export async function startConsumers<App>(
  options: ConsumerOptions<App>,
): Promise<{ close(): Promise<void> }> {
  const { consumers, db, bus, service, from = "beginning" } = options;
  if (consumers.length === 0) return { close: async () => {} };
  const limit = limiter({ atOnce: Math.max(1, Math.floor((db.pool.options.max ?? 2) / 2)) });
  return bus.subscribe({
    group: service,
    types: new Set(consumers.map((consumer) => consumer.event.type)),
    from,
    /** When this resolves, the bus acknowledges the events; when it rejects, the bus delivers them again. */
    async handle(events, owns) {
      warnOfUnknownConsumers(options, events);
      const delivery = deliveryOf(options, limit, owns);
      for (const round of roundsOf(service, consumers, events))
        await delivery.sideBySide(round, (step) => handleStep(delivery, step));
    },
  });
}

/** After a failure each event is handled alone, so that an event which cannot be handled parks only its own aggregate. */
async function handleStep<App>(
  delivery: Delivery<App>,
  { consumer, events }: Step<Consumer<App>>,
): Promise<void> {
  if (events.length > 1) {
    try {
      return await attempt(delivery, consumer, events, 1);
    } catch (error) {
      if (!isContention(error) && !isOfTheEvent(error)) throw error;
      delivery.log.warn(
        { err: loggable(consumer, error), consumer: consumer.name, events: events.length },
        "events could not be handled together, so each is handled alone",
      );
    }
  }
  for (const event of events) await within(event, () => handleAlone(delivery, consumer, event));
}

async function handleAlone<App>(
  delivery: Delivery<App>,
  consumer: Consumer<App>,
  event: CloudEvent,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(delivery, consumer, [event], tries);
    } catch (error) {
      if (!isOfTheEvent(error)) throw error;
      delivery.log.warn(
        { err: loggable(consumer, error), consumer: consumer.name, event: event.id, attempt: tries },
        "an event could not be handled",
      );
      if (tries === delivery.attempts) return parkFailed(delivery, consumer, event, String(error));
      await sleep(20 * 2 ** tries);
    }
  }
}

/** One attempt at one event or many. Many have the time of one: when that is too short, each has it alone. */
async function attempt<App>(
  delivery: Delivery<App>,
  consumer: Consumer<App>,
  events: readonly CloudEvent[],
  tries: number,
): Promise<void> {
  const { service, bus, db, troubles, observe } = delivery;
  const seconds = consumer.seconds ?? delivery.seconds;
  const traced = { service, system: bus.kind, consumer: consumer.name, attempt: tries };
  const outcomes = await delivery
    .inTurn((leave) =>
      processingAll(traced, events, async () => {
        const [only] = events;
        if (only && events.length === 1 && mayBeginEarly(delivery, consumer)) {
          try {
            return await transaction(db, (tx) => admitEarly(delivery, consumer, only, tx), seconds, leave);
          } catch (error) {
            if (!(error instanceof NotFresh)) throw error;
            delivery.isRepeated = true;
          }
        }
        return transaction(db, (tx) => admitThenEffect(delivery, consumer, events, tx), seconds, leave);
      }),
    )
    .catch((error) => {
      if (error instanceof TimeUp)
        troubles?.stuck(consumer.name, `${named(events)} broken off: ${error.message}`);
      throw error;
    });
  troubles?.moves(consumer.name);
  for (const [at, event] of events.entries()) observe?.(consumer.name, outcomes[at] ?? "duplicate", event);
}

/** The usual way: what the inbox says decides which events have their effect, and which are parked. */
async function admitThenEffect<App>(
  { app, withoutInbox }: Delivery<App>,
  consumer: Consumer<App>,
  events: readonly CloudEvent[],
  tx: Tx,
): Promise<readonly Outcome[]> {
  const standings = withoutInbox
    ? events.map((): Standing => "fresh")
    : await admit(tx, consumer.name, events);
  const { outcomes, aside } = await outcomesOf(tx, consumer.name, events, standings);
  await park(tx, consumer, aside, 0);
  const due = events.filter((_, at) => outcomes[at] === "handled");
  await effect(app, consumer, due, tx);
  return outcomes;
}

/**
 * The early way, for one event that is most likely new. The handler's first statement is sent along with the admission,
 * which saves a round trip, and the database wakes up once less.
 * @throws NotFresh when the event is not new; the handler has begun then, but none of its statements took effect
 */
async function admitEarly<App>(
  { app }: Delivery<App>,
  consumer: Consumer<App>,
  event: CloudEvent,
  tx: Tx,
): Promise<readonly Outcome[]> {
  await inOneTrip(
    tx,
    () => admitFresh(tx, consumer.name, event),
    () => effectOfOne(app, consumer, event, tx),
  );
  return ["handled"];
}

const mayBeginEarly = <App>(delivery: Delivery<App>, { early, event }: Consumer<App>): boolean =>
  early === true && !event.personal && !delivery.isRepeated && !delivery.withoutInbox;

/** After the last attempt. Another process may have handled the event meanwhile: then it is not parked. */
async function parkFailed<App>(
  { inTurn, db, log, attempts, troubles, observe }: Delivery<App>,
  consumer: Consumer<App>,
  event: CloudEvent,
  reason: string,
): Promise<void> {
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

/** When the event is not at fault but the database, the bus delivers it again, as often as that takes. */
const isOfTheEvent = (error: unknown): boolean => !isTransient(error) && !(error instanceof NotBegun);

/** An error may quote what an event says of a person: the log gets it without words, the parked event keeps it sealed. */
const loggable = <App>({ event }: Consumer<App>, error: unknown) =>
  event.personal?.fields.length ? wordless(error) : error;

const named = (events: readonly CloudEvent[]): string =>
  events.length === 1 ? `Event ${events[0]?.id} was` : `${events.length} events together were`;
