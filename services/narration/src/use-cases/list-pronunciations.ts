import { type Actor, pageOf } from "@storytelling/service";
import type { z } from "zod";
import { type App, useCase } from "../app.ts";
import { EntryView, ListQuery, listFor, OfStory, pageOfList } from "../steps/pronunciation-lists.ts";
import { findList } from "../store/pronunciations.ts";

/** The user's pronunciations for all of their stories. */
export const listPronunciations = useCase({
  query: ListQuery,
  answer: pageOf(EntryView),
  run: (app, { query, actor }) => list(app, actor, null, query),
});

/** The pronunciations of one story. */
export const listStoryPronunciations = useCase({
  params: OfStory,
  query: ListQuery,
  answer: pageOf(EntryView),
  run: (app, { params, query, actor }) => list(app, actor, params.id, query),
});

async function list(app: App, actor: Actor, storyId: string | null, query: z.infer<typeof ListQuery>) {
  const { entries } = await findList(app.db.read, await listFor(app, actor, storyId));
  return pageOfList(entries, query);
}
