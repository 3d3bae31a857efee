import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ErasureView, erasureViewOf } from "../domain/rights.ts";
import { pageOfErasures } from "../store/erasures.ts";

/** All erasures, newest first, with the services that have not erased yet. */
export const listErasures = useCase({
  query: PageQuery,
  answer: pageOf(ErasureView),
  async run(app, { query: { limit, cursor } }) {
    const [before] = decodeCursor(cursor, z.tuple([Id])) ?? [null];
    const erasures = await pageOfErasures(app.db.read, { before, limit: limit + 1 });
    return answer(page(erasures, limit, (one) => [one.id], erasureViewOf));
  },
});
