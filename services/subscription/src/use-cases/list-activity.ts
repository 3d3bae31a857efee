import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { readActivity } from "../store/activity.ts";

/** The messages to a user about their plan and payments, newest first. */
export const listActivity = useCase({
  query: PageQuery,
  answer: pageOf(z.object({ id: z.uuid(), text: z.string(), at: z.iso.datetime() })),
  async run(app, { query, actor }) {
    const [before] = decodeCursor(query.cursor, z.tuple([Id])) ?? [null];
    const rows = await readActivity(app.db.read, actor.id, { before, limit: query.limit + 1 });
    return answer(
      page(
        rows,
        query.limit,
        (row) => [row.id],
        (row) => ({ ...row, at: row.at.toISOString() }),
      ),
    );
  },
});
