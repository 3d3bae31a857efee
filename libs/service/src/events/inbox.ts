import { setTimeout as sleep } from "node:timers/promises";
import type { CloudEvent } from "@storytelling/events";
import type { Logger } from "pino";
import { type Db, type Tx, transaction } from "../db/db.ts";
import { isTransient } from "../db/errors.ts";
import { TimeUp } from "../db/limited.ts";
import { holdPerson } from "../rights/erased-users.ts";
import { within } from "../telemetry/carrier.ts";
import { processing } from "../telemetry/event-spans.ts";
import type { Bus } from "./bus.ts";
import { type Consumer, decode } from "./consumer.ts";
import { isParked, lockAggregate, park, parkForgotten } from "./parked.ts";
import { remember } from "./remember.ts";
import type { Troubles } from "./supervise.ts";

/** What came of a delivery; `forgotten`: the inbox no longer reaches back to it, and it was parked. */
export type Outcome = "handled" | "duplicate" | "parked" | "forgotten";

export interface ConsumerOptions<App> {
  readonly service: string;
  readonly app: App;
  readonly db: Db;
  readonly bus: Bus;
  readonly log: Logger;
  readonly consumers: readonly Consumer<App>[];
  /** Attempts before an event is parked. */
  readonly attempts?: number;
  readonly observe?: (consumer: string, outcome: Outcome, event: CloudEvent) => void;
  /** How long a handler may take that does not say so itself; 30. */
  readonly seconds?: number;
  readonly troubles?: Troubles;
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
      warnOfNobody(options, event);
      for (const consumer of options.consumers) {
        if (isFor(options.service, consumer.name, event) && consumer.event.type === event.type)
          await within(event, () => handleOnce(options, consumer, event));
      }
    },
  });
}

/** A replay is for one consumer of one group; everybody else has no use for it. */
const isFor = (service: string, consumer: string, { replayfor }: CloudEvent): boolean =>
  replayfor === undefined || replayfor === `${service}/${consumer}`;

function warnOfNobody<App>({ service, consumers, log }: ConsumerOptions<App>, event: CloudEvent): void {
  const { id, replayid, replayfor } = event;
  if (!replayfor?.startsWith(`${service}/`) || consumers.some(({ name }) => isFor(service, name, event)))
    return;
  log.warn(
    { event: id, replay: replayid, consumer: replayfor },
    "a replay is for a consumer that there is not",
  );
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
      const seconds = consumer.seconds ?? options.seconds ?? 30;
      const outcome = await processing(delivery, event, () =>
        transaction(db, (tx) => effect(options, consumer, event, tx), seconds),
      );
      options.troubles?.moves(consumer.name);
      options.observe?.(consumer.name, outcome, event);
      return;
    } catch (error) {
      if (error instanceof TimeUp)
        options.troubles?.stuck(consumer.name, `Event ${event.id} was broken off: ${error.message}`);
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
        const [known] = await remember(tx, consumer.name, [event]);
        if (known !== "seen") await park(tx, consumer.name, event, String(error), attempt);
      });
      options.troubles?.moves(consumer.name);
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
): Promise<Outcome> {
  await lockAggregate(tx, consumer.name, event.subject);
  const [known] = options.withoutInbox ? ["new"] : await remember(tx, consumer.name, [event]);
  if (known === "seen") return "duplicate";
  if (known === "forgotten") return parkForgotten(tx, consumer.name, event);
  if (await isParked(tx, consumer.name, event.subject)) {
    await park(tx, consumer.name, event, "An earlier event of the same aggregate is parked.", 0);
    return "parked";
  }
  if (!(await ofErasedUser(consumer, event, tx)))
    await consumer.handle(options.app, decode(consumer, event), tx);
  return "handled";
}

/** Whether an event carries personal data of somebody who is erased here: it came late, and nothing of it is kept. */
async function ofErasedUser<App>({ event }: Consumer<App>, { data }: CloudEvent, tx: Tx): Promise<boolean> {
  if (!event.personal) return false;
  const userId = (data as Readonly<Record<string, unknown>> | null)?.[event.personal.of];
  return typeof userId === "string" && !(await holdPerson(tx, userId));
}
