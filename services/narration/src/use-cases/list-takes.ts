import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { choicesFor } from "../steps/chosen-takes.ts";
import { fittedTakes } from "../steps/fitted-takes.ts";
import { ownStory } from "../steps/stories.ts";
import { storyLines } from "../steps/story-lines.ts";
import { FittedTake, viewFitted } from "../steps/take-view.ts";

/** The takes of a story, newest first, each with the line that it fits now. */
export const listTakes = useCase({
  params: z.object({ id: Id }),
  query: PageQuery.extend({ line: z.coerce.number().int().min(0).optional() }),
  answer: pageOf(FittedTake),
  async run(app, { params, query, actor, address, signal }) {
    const { id: storyId, ownerId } = await ownStory(app, actor, params.id);
    const { lines } = await storyLines(app, { actor, address, signal }, storyId);
    const choices = await choicesFor(app.db.read, { ownerId, storyId }, lines);
    const chosen = new Set([...choices.values()].map(({ take_id }) => take_id));
    const before = decodeCursor(query.cursor, z.tuple([Id]))?.[0] ?? null;
    const rows = (await fittedTakes(app.db.read, storyId, lines)).filter(
      ({ take, fit }) =>
        (before === null || take.id < before) && (query.line === undefined || fit?.line === query.line),
    );
    const view = ({ take, fit }: (typeof rows)[number]) => viewFitted(take, fit, chosen.has(take.id));
    return answer(page(rows.slice(0, query.limit + 1), query.limit, ({ take }) => [take.id], view));
  },
});
