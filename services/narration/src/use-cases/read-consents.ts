import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ConsentView, viewConsent } from "../steps/consent-view.ts";
import { consentsOf } from "../store/consents.ts";

/** The consents that a user gave, newest first, also those that ended. */
export const listConsents = useCase({
  query: PageQuery,
  answer: pageOf(ConsentView),
  async run(app, { query, actor }) {
    const before = decodeCursor(query.cursor, z.tuple([Id]))?.[0] ?? null;
    const rows = await consentsOf(app.db.read, actor.id, { before, limit: query.limit + 1 });
    const now = app.clock.now();
    return answer(
      page(
        rows,
        query.limit,
        ({ consent }) => [consent.id],
        (kept) => viewConsent(kept, now),
      ),
    );
  },
});

/** One consent that a user gave. */
export const readConsent = useCase({
  params: z.object({ id: Id }),
  answer: ConsentView,
  async run(app, { params, actor }) {
    const [kept] = await consentsOf(app.db.read, actor.id, { id: params.id });
    if (!kept) throw notFound("consent");
    return answer(viewConsent(kept, app.clock.now()));
  },
});
