import type { CloudEvent } from "@storytelling/events";
import type { Tx } from "../db/db.ts";
import { holdPeople } from "../personal/erased-users.ts";
import { admit, admitFresh, type Standing } from "./admit.ts";
import { type Consumer, decode } from "./consumer.ts";
import { type Aside, isParked, park } from "./parked.ts";

/** What came of a delivery; `forgotten`: the inbox no longer reaches back to it, and it was parked. */
export type Outcome = "handled" | "duplicate" | "parked" | "forgotten";

const behind = "An earlier event of the same aggregate is parked.";
const tooOld =
  "It is older than what the inbox remembers, and may have been handled before. Redrive it if it was not, discard it if it was.";

/** The effect of events at a consumer, in one transaction with the note that they came; tells what came of each. */
export async function effect<App>(
  { app, withoutInbox }: { app: App; withoutInbox: boolean },
  consumer: Consumer<App>,
  events: readonly CloudEvent[],
  tx: Tx,
): Promise<readonly Outcome[]> {
  const standings = withoutInbox
    ? events.map((): Standing => "fresh")
    : await admit(tx, consumer.name, events);
  const { outcomes, aside } = await sort(tx, consumer.name, events, standings);
  await park(tx, consumer, aside, 0);
  const due = events.filter((_, at) => outcomes[at] === "handled");
  const fresh = (await withoutErased(tx, consumer, due)).map((event) =>
    decode(consumer as Consumer<never>, event),
  );
  if (consumer.handleMany && fresh.length > 1) await consumer.handleMany(app, fresh, tx);
  else for (const event of fresh) await consumer.handle(app, event, tx);
  return outcomes;
}

/**
 * The same for one event that is most likely new: what its handler asks first goes along with the note that it came, which
 * saves a round trip and one wakening of the database.
 * @throws NotFresh when it is not new; its handler has begun then, but nothing that it asked came about
 */
export async function effectAtOnce<App>(
  app: App,
  consumer: Consumer<App>,
  event: CloudEvent,
  tx: Tx,
): Promise<readonly Outcome[]> {
  const handle = async () => consumer.handle(app, decode(consumer as Consumer<never>, event), tx);
  const both = await Promise.allSettled([admitFresh(tx, consumer.name, event), handle()]);
  for (const one of both) if (one.status === "rejected") throw one.reason;
  return ["handled"];
}

/** What is to come of each, and which are to be put aside, in order: an aggregate's later ones wait behind a forgotten one. */
async function sort(
  tx: Tx,
  consumer: string,
  events: readonly CloudEvent[],
  standings: readonly Standing[],
): Promise<{ outcomes: readonly Outcome[]; aside: readonly Aside[] }> {
  const aside: Aside[] = [];
  const outcomes: Outcome[] = [];
  const held = new Set<string>();
  for (const [at, event] of events.entries()) {
    const standing = standings[at] ?? "duplicate";
    if (standing === "forgotten" && !(await isParked(tx, consumer, event))) {
      held.add(event.subject);
      aside.push({ event, reason: tooOld });
      outcomes.push("forgotten");
    } else if (standing === "waits" || (standing === "fresh" && held.has(event.subject))) {
      aside.push({ event, reason: behind });
      outcomes.push("parked");
    } else outcomes.push(standing === "fresh" ? "handled" : "duplicate");
  }
  return { outcomes, aside };
}

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
