import { setTimeout as sleep } from "node:timers/promises";
import type { Bus } from "@storytelling/bus";
import pg from "pg";
import { envelope, type OutboxRow } from "../../../libs/service/src/events/outbox.ts";

/** How a design without one of our precautions behaves; each must make the count red. */
export type Mutant =
  /** Effects are not remembered. */
  | "without-inbox"
  /** An event is acknowledged before it is handled. */
  | "hasty"
  /** Nothing checks whether the broker has lost events that it had acknowledged. */
  | "no-recovery"
  /** An event counts as safe when only the leader of its partition has it. */
  | "leader-only"
  /** Three relays share the outbox by SKIP LOCKED instead of one leading. */
  | "skip-locked";

/** The bus as a mutant uses it. */
export function mutated(bus: Bus, mutant: string): Bus {
  if (mutant === "no-recovery") {
    const { memory: _, ...forgetful } = bus;
    return forgetful;
  }
  // Both mutants wait between effect and acknowledgement, so that kills hit this gap even with fast handlers.
  if (mutant === "without-inbox")
    return handling(bus, (handle) => async (...given) => {
      await handle(...given);
      await sleep(20);
    });
  if (mutant === "hasty")
    return handling(bus, (handle) => {
      let last: Promise<unknown> = Promise.resolve();
      const later = (work: () => Promise<unknown>) => {
        last = Promise.all([last, sleep(250)])
          .then(work)
          .catch(() => later(work));
      };
      return async (...given) => later(() => handle(...given));
    });
  return bus;
}

type Handle = Parameters<Bus["subscribe"]>[0]["handle"];

/** The bus, with its subscribers' handlers wrapped by `otherwise`. */
const handling = (bus: Bus, otherwise: (handle: Handle) => Handle): Bus => ({
  ...bus,
  subscribe: (subscription) =>
    bus.subscribe({ ...subscription, handle: otherwise((...given) => subscription.handle(...given)) }),
});

/** Makes Kafka acknowledge an event when only the partition's leader has it. */
export async function acknowledgeByLeader(): Promise<void> {
  const { ProduceAcks, produceV11 } = await import("@platformatic/kafka");
  const { async } = produceV11.api;
  produceV11.api.async = (connection, _acks, ...rest) => async(connection, ProduceAcks.LEADER, ...rest);
}

/** A relay that publishes the rows that no other relay has locked. */
export function mutatedRelay(url: string, bus: Bus): { stop(): Promise<unknown> } {
  let stopping = false;
  async function relay(): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    while (!stopping) {
      await client.query("begin");
      const { rows } = await client.query<OutboxRow>(
        "select * from outbox where published_at is null order by pos limit 5 for update skip locked",
      );
      await bus.publish(rows.map(envelope));
      await client.query("update outbox set published_at = now() where pos = any($1)", [
        rows.map((row) => row.pos),
      ]);
      await client.query("commit");
      if (rows.length === 0) await sleep(5);
    }
    await client.end();
  }
  const done = relay();
  return {
    stop() {
      stopping = true;
      return done;
    },
  };
}
