import { notFound, oneLine, Refusal } from "@storytelling/values";
import { z } from "zod";
import type { Tx } from "../db/db.ts";
import { firstParked, lockAggregate, openParked } from "../events/parked.ts";
import { answer } from "../http/use-case.ts";
import { loadParkedEvent, ParkedEventParams, ParkedEventView, useCase, viewOf } from "./parked-event.ts";

/** Discards a parked event: moves it to `discarded_events`, with the operator and the reason. */
export const discardParkedEvent = useCase({
  params: ParkedEventParams,
  body: z.strictObject({
    reason: oneLine(1000, { missing: "Say why." }).meta({
      description: "Why it may go unhandled; it is kept.",
    }),
  }),
  answer: ParkedEventView.extend({
    discardedAt: z.iso.datetime(),
    discardedBy: z.string(),
    discardReason: z.string(),
  }).meta({ id: "DiscardedEvent" }),
  async run(app, { params, body, actor, transaction }) {
    const { consumer, aggregate_id } = await loadParkedEvent(app, params.seq);
    const given = await transaction(async (tx) => {
      await lockAggregate(tx, consumer, aggregate_id);
      const first = await firstParked(tx, consumer, aggregate_id);
      // It was handled or discarded while we waited for the lock.
      if (!first || first.seq > params.seq) throw notFound("parked event");
      if (first.seq < params.seq) throw notFirst(first.seq);
      const now = app.clock.now();
      await tx.deleteFrom("parked_events").where("seq", "=", first.seq).execute();
      const { last_redrive_at, ...row } = first;
      const why = { discarded_at: now, discarded_by: actor.id, discard_reason: body.reason };
      await tx
        .insertInto("discarded_events")
        .values({ ...row, ...why, event: JSON.stringify(row.event) })
        .execute();
      const [whole] = await openParked(app.db, [first], tx as Tx);
      if (!whole) throw notFound("parked event");
      return answer({
        ...viewOf(whole),
        discardedAt: now.toISOString(),
        discardedBy: actor.id,
        discardReason: body.reason,
      });
    });
    const { seq, event } = given.body;
    const audit = { audit: "parked-event-discarded", by: actor.id, consumer, aggregateId: aggregate_id, seq };
    app.log.warn(
      { ...audit, event: event.id, type: event.type, reason: body.reason },
      "an event was discarded",
    );
    return given;
  },
});

const notFirst = (seq: number) =>
  new Refusal(
    "conflict",
    "parked-event-not-first",
    `Event ${seq} of the same aggregate is parked before it. Redrive or discard that one first.`,
  );
