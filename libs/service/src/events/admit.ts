import type { CloudEvent } from "@storytelling/events";
import { CompiledQuery, sql } from "kysely";
import { dbOf, type Tx } from "../db/db.ts";
import { keyOf } from "./inbox-key.ts";

/**
 * What the inbox says of an event at a consumer. `fresh`: new, so it is to be handled. `duplicate`: known already. `waits`:
 * an earlier event of its aggregate is parked. `forgotten`: older than what the inbox remembers, so it may have been handled.
 */
export type Standing = "fresh" | "duplicate" | "waits" | "forgotten";

const admitOne = "select admit_event($1, $2, $3, $4, $5, $6) as standing";
const admitOneFresh = "select admit_fresh($1, $2, $3, $4, $5, $6)";
const notFresh = "EV001";

/** An event is not new. The other statements of its transaction have no effect. */
export class NotFresh extends Error {
  override name = "NotFresh";
}

const given = (tx: Tx, consumer: string, event: CloudEvent) => {
  const { source, id, time } = keyOf(event);
  return [consumer, source, id, time, event.subject, dbOf(tx).clock.now()];
};

/**
 * Notes in the inbox that an event came, for a caller that sends its effect along with this.
 * @throws NotFresh when it is not `fresh`: then the database refuses all that was sent after this
 */
export async function admitFresh(tx: Tx, consumer: string, event: CloudEvent): Promise<void> {
  try {
    await tx.executeQuery(CompiledQuery.raw(admitOneFresh, given(tx, consumer, event)));
  } catch (error) {
    if ((error as { code?: unknown }).code !== notFresh) throw error;
    throw new NotFresh((error as Error).message);
  }
}

/**
 * Notes in the inbox that these events came to a consumer, and returns the standing of each. Until the transaction ends,
 * no other transaction handles events of these aggregates at this consumer.
 */
export async function admit(
  tx: Tx,
  consumer: string,
  events: readonly CloudEvent[],
): Promise<readonly Standing[]> {
  const [only] = events;
  if (only && events.length === 1) {
    const { rows } = await tx.executeQuery(CompiledQuery.raw(admitOne, given(tx, consumer, only)));
    return rows.map((row) => (row as { standing: Standing }).standing);
  }
  const now = dbOf(tx).clock.now();
  const keys = events.map(keyOf);
  const { rows } = await sql<{ place: number; standing: Standing }>`
    select place, standing from admit_events(${consumer}, ${keys.map(({ source }) => source)},
      ${keys.map(({ id }) => id)}, ${keys.map(({ time }) => time)}::timestamptz[],
      ${events.map(({ subject }) => subject)}, ${now})`.execute(tx);
  const standings = events.map((): Standing => "duplicate");
  for (const { place, standing } of rows) standings[place - 1] = standing;
  return standings;
}
