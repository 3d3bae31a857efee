import { answer, type Call } from "@storytelling/service";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { distinct, MOST, refuse } from "../domain/pronunciation.ts";
import { changeList, checkedAll, Entry, listFor, OfStory } from "../steps/pronunciation-lists.ts";
import type { Tables } from "../store/tables.ts";

const WholeList = z.strictObject({
  items: z.array(Entry).max(MOST.entries, {
    error: `A list has at most ${MOST.entries.toLocaleString("en")} entries. Leave some out.`,
  }),
});
const Replaced = z.object({ entries: z.number().int() });

/** Replaces the user's pronunciations by a whole list. Entries that are the same are kept once. */
export const replacePronunciations = useCase({
  body: WholeList,
  answer: Replaced,
  run: (app, call) => replace(app, call, null),
});

/** Replaces the pronunciations of a story by a whole list. */
export const replaceStoryPronunciations = useCase({
  params: OfStory,
  body: WholeList,
  answer: Replaced,
  run: (app, call) => replace(app, call, call.params.id),
});

type Replacing = Pick<Call<Tables, undefined, undefined, typeof WholeList>, "actor" | "body" | "transaction">;

async function replace(app: App, { actor, body, transaction }: Replacing, storyId: string | null) {
  const of = await listFor(app, actor, storyId);
  const { entries, faults } = distinct(await checkedAll(body.items));
  refuse(faults);
  return transaction(async (tx) => {
    await changeList(app, tx, of, () => entries.map((entry) => ({ id: app.ids.next(), ...entry })));
    return answer({ entries: entries.length });
  });
}
