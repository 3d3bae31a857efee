import { z } from "zod";
import { decodeCursor, PageQuery, page, pageOf } from "../http/page.ts";
import { answer } from "../http/use-case.ts";
import { useCase } from "./parked-event.ts";
import { ReplayView, viewOfReplay } from "./replay.ts";

/** Replays that were requested from this service, newest first. */
export const listReplays = useCase({
  query: PageQuery,
  answer: pageOf(ReplayView),
  async run({ db }, { query }) {
    const before = decodeCursor(query.cursor, z.tuple([z.uuid()]));
    let wanted = db.read.selectFrom("replays").selectAll();
    if (before) wanted = wanted.where("id", "<", before[0]);
    const rows = await wanted
      .orderBy("id", "desc")
      .limit(query.limit + 1)
      .execute();
    const { items, next } = page(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => row,
    );
    return answer({ items: await Promise.all(items.map((row) => viewOfReplay(db.read, row))), next });
  },
});
