import { CloudEvent } from "@storytelling/events";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import type { ServiceContext } from "../definition/context.ts";
import { openParked, type ParkedRow } from "../events/parked.ts";
import { useCasesFor } from "../http/use-case.ts";

export const useCase = useCasesFor<ServiceContext, unknown>();

/** The parked event that a route is about. */
export const ParkedEventParams = z.object({ seq: z.coerce.number().int().positive() });

/** A parked event in a list, with the reason, and without the data, which may be large or personal. */
export const ParkedEventView = z
  .object({
    seq: z.number().int().meta({ description: "Its place: events of one aggregate are handled by it." }),
    consumer: z.string(),
    aggregateId: z.string(),
    event: CloudEvent.pick({ id: true, source: true, type: true, dataversion: true, time: true }),
    reason: z.string().meta({ description: "Why it could not be handled, the last time it was tried." }),
    attempts: z.number().int().meta({ description: "How often it was tried before it was parked." }),
    redrives: z.number().int().meta({ description: "How often an operator drove it again in vain." }),
    parkedAt: z.iso.datetime(),
    lastRedriveAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "ParkedEvent" });

type Row = Awaited<ReturnType<typeof openParked<ParkedRow>>>[number];

export const viewOf = (row: Row) => ({
  seq: row.seq,
  consumer: row.consumer,
  aggregateId: row.aggregate_id,
  event: row.event,
  reason: row.reason,
  attempts: row.attempts,
  redrives: row.redrives,
  parkedAt: row.parked_at.toISOString(),
  lastRedriveAt: row.last_redrive_at?.toISOString() ?? null,
});

/** @throws Refusal `parked-event-not-found`, also once it has been handled or discarded */
export async function loadParkedEvent({ db }: Pick<ServiceContext, "db">, seq: number): Promise<Row> {
  const found = await db.read.selectFrom("parked_events").selectAll().where("seq", "=", seq).execute();
  const [row] = await openParked(db, found);
  if (!row) throw notFound("parked event");
  return row;
}
