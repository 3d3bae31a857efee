import { answer, type Call } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { type Pronunciation, partsOfSpeech, withEntry } from "../domain/pronunciation.ts";
import {
  changeList,
  checked,
  type Entry,
  EntryView,
  listFor,
  OfEntry,
  OfStory,
} from "../steps/pronunciation-lists.ts";
import type { Tables } from "../store/tables.ts";

const Changed = z
  .strictObject({
    written: z.string().optional(),
    said: z.string().nullable().optional(),
    ipa: z.string().nullable().optional(),
    exactCase: z.boolean().optional(),
    partOfSpeech: z.enum(partsOfSpeech).nullable().optional(),
  })
  .meta({ id: "ChangedPronunciation", description: "Fields that are left out stay; null takes one away." });

/** Changes an entry of the user's pronunciations. */
export const changePronunciation = useCase({
  params: OfEntry,
  body: Changed,
  answer: EntryView,
  run: (app, call) => change(app, call, null),
});

/** Changes an entry of a story's pronunciations. */
export const changeStoryPronunciation = useCase({
  params: OfStory.extend(OfEntry.shape),
  body: Changed,
  answer: EntryView,
  run: (app, call) => change(app, call, call.params.id),
});

type Changing = Pick<
  Call<Tables, typeof OfEntry, undefined, typeof Changed>,
  "actor" | "params" | "body" | "transaction"
>;

async function change(app: App, { actor, params, body, transaction }: Changing, storyId: string | null) {
  const of = await listFor(app, actor, storyId);
  return transaction(async (tx) => {
    const made: { entry?: Pronunciation } = {};
    await changeList(app, tx, of, (entries) => {
      const before = entries.find(({ id }) => id === params.entryId);
      if (!before) throw notFound("pronunciation");
      made.entry = { id: before.id, ...checked(merged(before, body)) };
      return withEntry(entries, made.entry);
    });
    if (!made.entry) throw notFound("pronunciation");
    return answer(made.entry);
  });
}

function merged(before: Pronunciation, changed: z.infer<typeof Changed>) {
  const { written, said, ipa, exactCase, partOfSpeech } = changed;
  const next: z.infer<typeof Entry> = {
    written: written ?? before.written,
    said: said === undefined ? before.said : (said ?? undefined),
    ipa: ipa === undefined ? before.ipa : (ipa ?? undefined),
    exactCase: exactCase ?? before.exactCase,
    partOfSpeech: partOfSpeech === undefined ? before.partOfSpeech : (partOfSpeech ?? undefined),
  };
  return next;
}
