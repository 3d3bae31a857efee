import { answer, type Call } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { type App, useCase } from "../app.ts";
import { changeList, listFor, OfEntry, OfStory } from "../steps/pronunciation-lists.ts";
import type { Tables } from "../store/tables.ts";

/** Removes an entry from the user's pronunciations. */
export const removePronunciation = useCase({
  params: OfEntry,
  answer: "nothing",
  run: (app, call) => remove(app, call, null),
});

/** Removes an entry from a story's pronunciations. */
export const removeStoryPronunciation = useCase({
  params: OfStory.extend(OfEntry.shape),
  answer: "nothing",
  run: (app, call) => remove(app, call, call.params.id),
});

type Removing = Pick<Call<Tables, typeof OfEntry>, "actor" | "params" | "transaction">;

async function remove(app: App, { actor, params, transaction }: Removing, storyId: string | null) {
  const of = await listFor(app, actor, storyId);
  return transaction(async (tx) => {
    await changeList(app, tx, of, (entries) => {
      const rest = entries.filter(({ id }) => id !== params.entryId);
      if (rest.length === entries.length) throw notFound("pronunciation");
      return rest;
    });
    return answer(undefined);
  });
}
