import type { CloudEvent } from "@storytelling/events";
import { CompiledQuery, sql } from "kysely";
import { dbOf, type Tx } from "../db/db.ts";
import { keyOf } from "./inbox-key.ts";

/**
 * What an event is to a consumer: to be handled, known already, to wait behind a parked one of its aggregate, or older
 * than what the inbox remembers, so that nobody can tell whether it was handled.
 */
export type Standing = "fresh" | "duplicate" | "waits" | "forgotten";

const admitOne = "select admit_event($1, $2, $3, $4, $5, $6) as standing";

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
  const keys = events.map(keyOf);
  const [only] = events;
  const [key] = keys;
  if (only && key && events.length === 1) {
    const given = [consumer, key.source, key.id, key.time, only.subject, now];
    const { rows } = await tx.executeQuery(CompiledQuery.raw(admitOne, given));
    return rows.map((row) => (row as { standing: Standing }).standing);
  }
  const { rows } = await sql<{ place: number; standing: Standing }>`
    select place, standing from admit_events(${consumer}, ${keys.map(({ source }) => source)},
      ${keys.map(({ id }) => id)}, ${keys.map(({ time }) => time)}::timestamptz[],
      ${events.map(({ subject }) => subject)}, ${now})`.execute(tx);
  const standings = events.map((): Standing => "duplicate");
  for (const { place, standing } of rows) standings[place - 1] = standing;
  return standings;
}
