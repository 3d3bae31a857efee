import type { CloudEvent } from "@storytelling/events";
import { CompiledQuery, sql } from "kysely";
import { dbOf, type Tx } from "../db/db.ts";

/** What an event is to a consumer: to be handled, known already, or to wait behind a parked one of its aggregate. */
export type Standing = "fresh" | "duplicate" | "waits";

const admitOne = "select admit_event($1, $2, $3, $4, $5) as standing";

/**
 * Notes in the inbox that these events came to a consumer, and tells for each what is to be done. Until the transaction
 * ends nobody else handles an event of these aggregates at this consumer.
 */
export async function admit(
  tx: Tx,
  consumer: string,
  events: readonly CloudEvent[],
): Promise<readonly Standing[]> {
  const now = dbOf(tx).clock.now();
  const [only] = events;
  if (only && events.length === 1) {
    const query = CompiledQuery.raw(admitOne, [consumer, only.source, only.id, only.subject, now]);
    const { rows } = await tx.executeQuery(query);
    return rows.map((row) => (row as { standing: Standing }).standing);
  }
  const column = (of: (event: CloudEvent) => string) => events.map(of);
  const { rows } = await sql<{ place: number; waits: boolean }>`
    select place, waits from admit_events(${consumer}, ${column((event) => event.source)},
      ${column((event) => event.id)}, ${column((event) => event.subject)}, ${now})`.execute(tx);
  const standings = events.map((): Standing => "duplicate");
  for (const { place, waits } of rows) standings[place - 1] = waits ? "waits" : "fresh";
  return standings;
}
