import { answer, type Call } from "@storytelling/service";
import { type App, useCase } from "../app.ts";
import { withEntry } from "../domain/pronunciation.ts";
import { changeList, checked, Entry, EntryView, listFor, OfStory } from "../steps/pronunciation-lists.ts";
import type { Tables } from "../store/tables.ts";

/** Adds an entry to the user's pronunciations. */
export const addPronunciation = useCase({
  body: Entry,
  answer: EntryView,
  run: (app, call) => add(app, call, null),
});

/** Adds an entry to the pronunciations of a story. */
export const addStoryPronunciation = useCase({
  params: OfStory,
  body: Entry,
  answer: EntryView,
  run: (app, call) => add(app, call, call.params.id),
});

type Adding = Pick<Call<Tables, undefined, undefined, typeof Entry>, "actor" | "body" | "transaction">;

async function add(app: App, { actor, body, transaction }: Adding, storyId: string | null) {
  const of = await listFor(app, actor, storyId);
  const entry = { id: app.ids.next(), ...checked(body) };
  return transaction(async (tx) => {
    await changeList(app, tx, of, (entries) => withEntry(entries, entry));
    return answer(entry);
  });
}
