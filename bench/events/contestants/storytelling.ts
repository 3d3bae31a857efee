import { inProcessBus, redisBus } from "@storytelling/bus";
import { defineEvent } from "@storytelling/events";
import { pino } from "pino";
import { z } from "zod";
import type { Bus } from "../../../libs/bus/src/bus.ts";
import { kafkaBus } from "../../../libs/bus/src/kafka/index.ts";
import { connect, type Db } from "../../../libs/service/src/db/db.ts";
import type { ConsumerOptions } from "../../../libs/service/src/events/delivery.ts";
import { startConsumers } from "../../../libs/service/src/events/handle.ts";
import { startRelay } from "../../../libs/service/src/events/relay.ts";
import {
  consumersFor,
  prepared,
  type ReceivedEvent,
  record,
  type Tx,
  transaction,
} from "../../../libs/service/src/index.ts";
import { systemClock, uuidIds } from "../../../libs/service/src/time/clock.ts";
import type { Change, Open, World } from "../world.ts";

interface Tables {
  changes: { id: string; subject: string; n: number };
  effects: { change_id: string; subject: string; n: number };
}

const data = z.object({ id: z.string(), n: z.number(), text: z.string() });
const noteChanged = defineEvent({
  type: "NoteChanged",
  version: 1,
  source: "bench",
  aggregate: "note",
  summary: "Measured.",
  data,
  example: { id: "1", n: 1, text: "x" },
});
type Received = ReceivedEvent<z.infer<typeof data>>;
interface App {
  readonly name: string;
}

const on = consumersFor<App>();
const rowOf = ({ aggregateId, data }: Received) => ({ change_id: data.id, subject: aggregateId, n: data.n });
const insertEffect = prepared((db: Db<Tables>["read"], id: string, subject: string, n: number) =>
  db.insertInto("effects").values({ change_id: id, subject, n }),
);
const early = { early: true };
async function countOne(_app: App, { aggregateId, data }: Received, tx: Tx<Tables>): Promise<void> {
  await insertEffect(tx, data.id, aggregateId, data.n);
}
async function countMany(_app: App, events: readonly Received[], tx: Tx<Tables>): Promise<void> {
  await tx.insertInto("effects").values(events.map(rowOf)).execute();
}
const alone = on(noteChanged, "count", countOne, early);
const together = on.many(noteChanged, "count", countMany, early);

const log = pino({ level: process.env.BENCH_LOG ?? "error" }, pino.destination(2));
const buses: Record<string, (world: World) => Bus> = {
  "in-process": () => inProcessBus(),
  redis: ({ redis, partitions, url }) =>
    redisBus({ url: redis, partitions, prefix: new URL(url).pathname.slice(1), log }),
  kafka: ({ kafka, partitions, url }) =>
    kafkaBus({
      brokers: [kafka],
      partitions,
      topic: new URL(url).pathname.slice(1),
      clientId: "bench",
      log,
    }),
};

/** Outbox, relay, bus and inbox, as a service runs them, without HTTP and jobs. */
export const open =
  (kind: string): Open =>
  async (world) => {
    const db = connect<Tables>({
      url: world.url,
      max: world.connections * 2,
      name: "bench",
      clock: systemClock,
      ids: uuidIds,
    });
    const bus = (buses[kind] as (world: World) => Bus)(world);
    const closing: (() => Promise<unknown>)[] = [];
    const event = ({ id, subject, n, text }: Change) => noteChanged(subject, { id, n, text });
    return {
      write: (changes) =>
        transaction(db, async (tx) => {
          const rows = changes.map(({ id, subject, n }) => ({ id, subject, n }));
          await tx.insertInto("changes").values(rows).execute();
          await record(tx, changes.map(event));
        }),
      async start(done) {
        const options: ConsumerOptions<App> = {
          service: new URL(world.url).pathname.slice(1),
          app: { name: "bench" },
          db: db as never,
          bus,
          log,
          consumers: [world.together > 1 ? together : alone],
          observe: (_consumer, _outcome, event) => done((event.data as Change).n),
        };
        const consumers = await startConsumers(options);
        const relay = startRelay({ url: world.url, name: "bench", bus, clock: systemClock, log });
        db.committed.add(relay.wake);
        closing.push(
          () => relay.stop(),
          () => consumers.close(),
        );
      },
      async stop() {
        for (const close of closing) await close();
        await bus.close();
        await db.close();
      },
    };
  };
