import type { CloudEvent } from "@storytelling/events";
import { sql } from "kysely";
import { type Db, dbOf, type Tx, transaction } from "../db/db.ts";
import { isTransient } from "../db/errors.ts";
import { processing } from "../telemetry/event-spans.ts";
import { type Consumer, decode } from "./consumer.ts";
import {
  type Aside,
  asideColumns,
  firstParked,
  lockAggregate,
  openParked,
  type Parker,
  storable,
} from "./parked.ts";

/** Failed redrives of one event after which the next one needs `force`. */
export const mostRedrives = 5;

/** How a redrive went. */
export interface Redriven {
  readonly handled: number;
  /** How many events of the aggregate are still parked. */
  readonly left: number;
  /** The event that stopped it, why, and how many of its redrives have failed; null when none is left. */
  readonly stoppedAt: { seq: number; error: string; redrives: number; capped: boolean } | null;
}

/**
 * Handles an aggregate's parked events again, oldest first, each in its own transaction. Stops at the first that still
 * fails, or between two events when `signal` is aborted. An event that has failed `mostRedrives` times is tried again only
 * with `force`.
 * @throws Error of the database when it could not be reached; no event's count goes up then
 */
export async function redrive<App>(
  db: Db,
  app: App,
  consumer: Consumer<App>,
  aggregateId: string,
  { force = false, signal }: { force?: boolean; signal?: AbortSignal } = {},
): Promise<Redriven> {
  const end = async (handled: number, stoppedAt: Redriven["stoppedAt"]): Promise<Redriven> => ({
    handled,
    left: await countParked(db, consumer.name, aggregateId),
    stoppedAt,
  });
  for (let handled = 0; ; handled++) {
    if (signal?.aborted) return end(handled, null);
    let trying: { seq: number; event: CloudEvent } | undefined;
    try {
      const next = await transaction(db, async (tx) => {
        await lockAggregate(tx, consumer.name, aggregateId);
        const first = await firstParked(tx, consumer.name, aggregateId);
        if (!first) return first;
        const [whole] = await openParked(db, [first], tx);
        if (!whole || (first.redrives >= mostRedrives && !force)) return whole;
        const { event } = whole;
        trying = { seq: first.seq, event };
        const delivery = { system: "parked", consumer: consumer.name, attempt: 0 };
        await processing(delivery, event, () =>
          consumer.handle(app, decode(consumer as Consumer<never>, event), tx),
        );
        await tx.deleteFrom("parked_events").where("seq", "=", first.seq).execute();
        return whole;
      });
      if (!next) return end(handled, null);
      if (!trying) {
        const { seq, reason: error, redrives } = next;
        return end(handled, { seq, error, redrives, capped: true });
      }
    } catch (error) {
      if (!trying || isTransient(error)) throw error;
      const { seq, event } = trying;
      const reason = storable(String(error));
      const redrives = await transaction(db, (tx) => countFailure(tx, consumer, seq, { event, reason }));
      return end(handled, { seq, error: reason, redrives, capped: false });
    }
  }
}

async function countFailure(tx: Tx, consumer: Parker, seq: number, aside: Aside): Promise<number> {
  const now = dbOf(tx).clock.now();
  const row = await tx
    .updateTable("parked_events")
    .set({ ...(await asideColumns(tx, consumer, aside)), redrives: sql`redrives + 1`, last_redrive_at: now })
    .where("seq", "=", seq)
    .returning("redrives")
    .executeTakeFirst();
  // Another operator may have redriven or discarded it meanwhile.
  return row?.redrives ?? 0;
}

async function countParked(db: Db, consumer: string, aggregateId: string): Promise<number> {
  const { count } = await db.read
    .selectFrom("parked_events")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("consumer", "=", consumer)
    .where("aggregate_id", "=", aggregateId)
    .executeTakeFirstOrThrow();
  return count;
}
