import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { owned } from "../domain/access.ts";
import { CorrectionBody, correctionBody } from "../domain/corrections/correction.ts";
import { readCorrections } from "../store/corrections.ts";
import { findDone } from "../store/findings.ts";
import { findStory } from "../store/stories.ts";

const Position = z.tuple([z.string().regex(/^\d{1,9}$/)]);

/** An author's corrections of a story, in the order in which they take effect. */
export const listCorrections = useCase({
  params: z.object({ id: Id }),
  query: PageQuery,
  answer: pageOf(CorrectionBody),
  async run(app, { params, query, actor }) {
    const { limit, cursor } = query;
    const story = owned(await findStory(app.db.read, params.id), actor.id);
    const after = Number(decodeCursor(cursor, Position)?.[0] ?? 0);
    const analysed = (await findDone(app.db.read, story)) !== null;
    const rows = await readCorrections(app.db.read, story, { after, limit: limit + 1 });
    return answer(
      page(
        rows,
        limit,
        (row) => [String(row.position)],
        (row) => correctionBody(row, analysed),
      ),
    );
  },
});
