import { type Actor, answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { unseen } from "../steps/narrations.ts";
import { NarrationView, viewNarration } from "../steps/view.ts";
import { listNarrations as list } from "../store/narrations.ts";
import { findStory } from "../store/stories.ts";

/** The user's own narrations, newest first, or those of another user's published story that can be played. */
export const listNarrations = useCase({
  query: PageQuery.extend({ storyId: Id.optional() }),
  answer: pageOf(NarrationView),
  async run(app, { query, visitor }) {
    const filter = await filterFor(app, visitor, query.storyId);
    const before = decodeCursor(query.cursor, z.tuple([Id]))?.[0] ?? null;
    const rows = await list(app.db, { ...filter, before, limit: query.limit + 1 });
    const { items, next } = page(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => row,
    );
    return answer({ items: await Promise.all(items.map((row) => viewNarration(app, row))), next });
  },
});

async function filterFor(app: App, visitor: Actor | null, storyId: string | undefined) {
  const story = storyId === undefined ? null : await findStory(app.db, storyId);
  if (story?.published && story.ownerId !== visitor?.id)
    return { storyId, ownerId: story.ownerId, playableOnly: true };
  if (!visitor) throw unseen(null);
  return { storyId, ownerId: visitor.id };
}
