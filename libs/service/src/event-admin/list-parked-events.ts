import { z } from "zod";
import { openParked } from "../events/parked.ts";
import { decodeCursor, PageQuery, page, pageOf } from "../http/page.ts";
import { answer } from "../http/use-case.ts";
import { ParkedEventView, useCase, viewOf } from "./parked-event.ts";

const Cursor = z.tuple([z.string().regex(/^\d{1,15}$/)]);

/** Parked events, oldest first, of all consumers or of one. */
export const listParkedEvents = useCase({
  query: PageQuery.extend({
    consumer: z.string().min(1).max(200).optional().meta({ description: "Of this consumer alone." }),
  }),
  answer: pageOf(ParkedEventView),
  async run(app, { query }) {
    const after = decodeCursor(query.cursor, Cursor);
    let wanted = app.db.read.selectFrom("parked_events").selectAll();
    if (query.consumer) wanted = wanted.where("consumer", "=", query.consumer);
    if (after) wanted = wanted.where("seq", ">", Number(after[0]));
    const rows = await wanted
      .orderBy("seq")
      .limit(query.limit + 1)
      .execute();
    const whole = await openParked(app.db, rows);
    return answer(page(whole, query.limit, (row) => [String(row.seq)], viewOf));
  },
});
