import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { SentenceBody } from "../domain/feelings.ts";
import { openAnalysed } from "../store/analysed-stories.ts";
import { readSentences } from "../store/findings.ts";

// A cursor also names its revision: pages of two revisions do not fit together.
const Position = z.tuple([z.string().regex(/^\d{1,9}$/), z.string().regex(/^\d{1,9}$/)]);

/** The feeling of each sentence of a story's current revision, in order. */
export const listSentences = useCase({
  params: z.object({ id: Id }),
  query: PageQuery.extend({ limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  answer: pageOf(SentenceBody).extend({ revision: z.number().int() }),
  async run(app, { params, query, visitor }) {
    const { story, analysisId } = await openAnalysed(app.db.read, params.id, visitor);
    const revision = String(story.revision);
    const after = decodeCursor(
      query.cursor,
      Position.refine(([of]) => of === revision),
    );
    const from = after ? Number(after[1]) + 1 : 0;
    const rows = await readSentences(app.db.read, analysisId, from, query.limit + 1);
    const items = page(
      rows,
      query.limit,
      (row) => [revision, String(row.index)],
      (row) => row,
    );
    return answer({ ...items, revision: story.revision });
  },
});
