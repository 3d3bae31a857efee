import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { owned } from "../domain/access.ts";
import { Doubt, doubtful, doubtsOf } from "../domain/doubts.ts";
import { openAnalysed } from "../store/analysed-stories.ts";
import { readText } from "../store/revisions.ts";
import { findStory } from "../store/stories.ts";
import { readView } from "../store/views.ts";

// A cursor also names its revision: pages of two revisions do not fit together.
const Position = z.tuple([
  z.string().regex(/^\d{1,9}$/),
  z.string().regex(/^[01](\.\d{1,3})?$/),
  z.string().regex(/^\d{1,9}$/),
]);

/** The spoken lines of the user's own story whose speaker is doubtful, the least sure first. */
export const listDoubts = useCase({
  params: z.object({ id: Id }),
  query: PageQuery.extend({
    below: z.coerce
      .number()
      .min(0)
      .max(1)
      .default(0.7)
      .meta({ description: "Lines less sure than this, from 0 to 1." }),
  }),
  answer: pageOf(Doubt).extend({ revision: z.number().int() }),
  async run(app, { params, query, actor }) {
    owned(await findStory(app.db.read, params.id), actor.id);
    const { story, analysisId } = await openAnalysed(app.db.read, params.id, actor);
    const revision = String(story.revision);
    const cursor = decodeCursor(
      query.cursor,
      Position.refine(([of]) => of === revision),
    );
    const after = cursor && { confidence: Number(cursor[1]), line: Number(cursor[2]) };
    const [found, text] = await Promise.all([
      readView(app.db.read, analysisId),
      readText(app.db.read, story.id, story.revision),
    ]);
    const places = doubtful(found.script, query.below, after);
    const doubts = doubtsOf(places.slice(0, query.limit + 1), found, text);
    const items = page(
      doubts,
      query.limit,
      ({ confidence, line }) => [revision, String(confidence), String(line)],
      (doubt) => doubt,
    );
    return answer({ ...items, revision: story.revision });
  },
});
