import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { EntryView, viewOf } from "../steps/entry-view.ts";
import { findEntry } from "../store/entries.ts";

/** One of the actor's own entries; another's does not exist for them. */
export const readEntry = useCase({
  params: z.object({ id: Id }),
  answer: EntryView,
  async run(app, { params, actor }) {
    const entry = await findEntry(app.db.read, params.id);
    if (entry?.ownerId !== actor.id) throw notFound("entry");
    return answer(viewOf(entry));
  },
});
