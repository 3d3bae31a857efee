import { type Actor, answer, decodeCursor, page, type Tx } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import { z } from "zod";
import type { App } from "../app.ts";
import {
  faultsOf,
  MOST,
  type Pronunciation,
  partsOfSpeech,
  type Reading,
  refuse,
  type Sent,
  tidied,
} from "../domain/pronunciation.ts";
import { type ListOf, lockList, saveList } from "../store/pronunciations.ts";
import { lockStory } from "../store/stories.ts";
import type { Tables } from "../store/tables.ts";
import { inSlices } from "./slices.ts";
import { ownStory } from "./stories.ts";

/** An entry as it is sent. Its meaning is checked by `domain/pronunciation.ts`; here only the shape is. */
export const Entry = z
  .strictObject({
    written: z.string().meta({ description: "The word or phrase as the story writes it." }),
    said: z.string().optional().meta({ description: "A respelling: what is said instead." }),
    ipa: z.string().optional().meta({
      description:
        "Its sounds in IPA. A voice that takes no IPA says `said`, or else the word as it is written.",
    }),
    exactCase: z.boolean().optional().meta({ description: "Whether other cases are other words." }),
    partOfSpeech: z.enum(partsOfSpeech).optional().meta({
      description: "Reads the word only where it is this. `past` is a verb in the past or a participle.",
    }),
  })
  .meta({ id: "NewPronunciation" });

/** An entry as it is kept. */
export const EntryView = z
  .object({
    id: z.string(),
    written: z.string(),
    said: z.string().optional(),
    ipa: z.string().optional(),
    exactCase: z.boolean(),
    partOfSpeech: z.enum(partsOfSpeech).optional(),
  })
  .meta({ id: "Pronunciation" });

export const OfStory = z.object({ id: z.uuid() });
export const OfEntry = z.object({ entryId: z.string().max(100) });

/** A page of a list. It may be the whole list, so that it can be taken elsewhere. */
export const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MOST.entries).default(100).meta({
    description: "How many to give back.",
  }),
  cursor: z.string().max(500).optional().meta({ description: "The `next` of the page before." }),
});

/**
 * The list that a route is about: the actor's for one of their stories, or for all.
 * @throws Refusal like `ownStory`
 */
export async function listFor(app: App, actor: Actor, storyId: string | null): Promise<ListOf> {
  if (storyId !== null) await ownStory(app, actor, storyId);
  return { ownerId: actor.id, storyId };
}

/** A page of a list, after the entry at which the page before ended. */
export function pageOfList(entries: readonly Pronunciation[], query: z.infer<typeof ListQuery>) {
  const [last, place] =
    decodeCursor(query.cursor, z.tuple([z.string(), z.string().regex(/^\d{1,9}$/)])) ?? [];
  const found = entries.findIndex(({ id }) => id === last);
  // The entry may have been deleted since. Its place then holds the next one.
  const from = last === undefined ? 0 : found < 0 ? Number(place) : found + 1;
  const rows = entries.slice(from, from + query.limit + 1).map((entry, at) => ({ entry, at: from + at }));
  return answer(
    page(
      rows,
      query.limit,
      ({ entry, at }) => [entry.id, String(at)],
      ({ entry }) => entry,
    ),
  );
}

/**
 * Changes a list under its lock.
 * @param change the new entries; it may refuse
 */
export async function changeList(
  app: App,
  tx: Tx<Tables>,
  of: ListOf,
  change: (entries: readonly Pronunciation[]) => readonly Pronunciation[],
): Promise<void> {
  if (of.storyId !== null && !(await lockStory(tx, of.storyId))) throw notFound("story");
  const { entries } = await lockList(tx, of);
  await saveList(tx, of, app.ids.next(), change(entries));
}

/**
 * An entry, tidied. `field` is where it stands in the request.
 * @throws Refusal `pronunciations-invalid` when it cannot be said
 */
export function checked(entry: z.infer<typeof Entry>, field = "body"): Reading {
  const reading = tidied(defined(entry));
  refuse(faultsOf(reading, field));
  return reading;
}

/** Many entries, tidied and checked in slices. @throws Refusal like `checked`, that names each fault */
export async function checkedAll(entries: readonly z.infer<typeof Entry>[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  const faults = [];
  for await (const entry of inSlices(entries)) {
    const reading = tidied(defined(entry));
    faults.push(...faultsOf(reading, `body.items.${readings.length}`));
    readings.push(reading);
  }
  refuse(faults);
  return readings;
}

/** An entry without the fields that were not sent. */
const defined = ({ written, said, ipa, exactCase, partOfSpeech }: z.infer<typeof Entry>): Sent => ({
  written,
  ...(said === undefined ? {} : { said }),
  ...(ipa === undefined ? {} : { ipa }),
  ...(exactCase === undefined ? {} : { exactCase }),
  ...(partOfSpeech === undefined ? {} : { partOfSpeech }),
});
