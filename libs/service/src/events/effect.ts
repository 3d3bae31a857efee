import type { CloudEvent } from "@storytelling/events";
import type { Tx } from "../db/db.ts";
import { holdPeople } from "../personal/erased-users.ts";
import { type Consumer, decode } from "./consumer.ts";

/** The effect of events at a consumer: its handler runs for them, in the transaction that admitted them. */
export async function effect<App>(
  app: App,
  consumer: Consumer<App>,
  events: readonly CloudEvent[],
  tx: Tx,
): Promise<void> {
  const due = (await withoutErased(tx, consumer, events)).map((event) =>
    decode(consumer as Consumer<never>, event),
  );
  if (consumer.handleMany && due.length > 1) await consumer.handleMany(app, due, tx);
  else for (const event of due) await consumer.handle(app, event, tx);
}

/** The effect of one event without personal data: its handler's first statement is sent before this returns. */
export const effectOfOne = <App>(
  app: App,
  consumer: Consumer<App>,
  event: CloudEvent,
  tx: Tx,
): Promise<void> => consumer.handle(app, decode(consumer as Consumer<never>, event), tx);

/** Leaves out events with personal data of somebody who is erased here: they came late, and nothing of them is kept. */
async function withoutErased<App>(
  tx: Tx,
  { event: { personal } }: Consumer<App>,
  events: readonly CloudEvent[],
): Promise<readonly CloudEvent[]> {
  if (!personal) return events;
  const subjectOf = ({ data }: CloudEvent) =>
    (data as Readonly<Record<string, unknown>> | null)?.[personal.of];
  const isErased = await holdPeople(
    tx,
    events.map(subjectOf).filter((userId) => typeof userId === "string"),
  );
  return events.filter((event) => {
    const userId = subjectOf(event);
    return typeof userId !== "string" || !isErased(userId);
  });
}
