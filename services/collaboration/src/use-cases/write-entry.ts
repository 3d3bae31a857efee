import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { write } from "../domain/entry.ts";
import { EntryView, viewOf } from "../steps/entry-view.ts";
import { insertEntry } from "../store/entries.ts";

/** Writes an entry about a day. @throws Refusal `day-ahead` */
export const writeEntry = useCase({
  body: z.strictObject({ day: z.iso.date(), text: z.string().trim().min(1).max(10_000) }),
  answer: EntryView,
  run: (app, { body, actor, transaction }) =>
    transaction(async (tx) => {
      const entry = write(body, { id: app.ids.next(), ownerId: actor.id }, app.clock.now());
      await insertEntry(tx, entry);
      return answer(viewOf(entry));
    }),
});
