import type { Tx } from "@storytelling/service";
import { sql } from "kysely";
import type { Reader, Tables } from "./tables.ts";
import type { KeptKey } from "./take-keys.ts";

/** What is chosen for a line: a take, or the synthetic voice (null). */
export interface Choice extends KeptKey {
  readonly take_id: string | null;
  readonly chosen_by: string;
  readonly chosen_at: Date;
}

/** Adds a choice to the history; from now on it is the choice of its line. */
export const insertChoice = (
  tx: Tx<Tables>,
  row: Choice & { readonly id: string; readonly owner_id: string; readonly story_id: string },
): Promise<unknown> => tx.insertInto("take_choices").values(row).execute();

/** The choices for the lines of a story that stand now. */
export async function currentChoices(reader: Reader, storyId: string): Promise<Choice[]> {
  const { rows } = await sql<Choice>`
    select distinct on (text_key, speaker_key, occurrence)
           text_key, speaker_key, speaker_id, occurrence, take_id, chosen_by, chosen_at
      from take_choices where story_id = ${storyId}
     order by text_key, speaker_key, occurrence, chosen_at desc, id desc`.execute(reader);
  // The newest first, in case that a line is known by two names.
  return rows.sort((a, b) => b.chosen_at.getTime() - a.chosen_at.getTime());
}

/** Every choice that was made for a line, the newest first. */
export const choicesOf = (reader: Reader, storyId: string, { text_key, occurrence }: KeptKey) =>
  reader
    .selectFrom("take_choices")
    .selectAll()
    .where("story_id", "=", storyId)
    .where("text_key", "=", text_key)
    .where("occurrence", "=", occurrence)
    .orderBy("chosen_at", "desc")
    .orderBy("id", "desc")
    .limit(200)
    .execute();

/** What an owner and their organisers chose, without the keys of the lines. */
export const choicesBy = (reader: Reader, ownerId: string) =>
  reader
    .selectFrom("take_choices")
    .select(["story_id as storyId", "take_id as takeId", "chosen_by as by", "chosen_at as at"])
    .where("owner_id", "=", ownerId)
    .orderBy("id")
    .execute();

/** Deletes the history of choices in one story, or in all stories of an owner. */
export async function deleteChoicesOf(
  tx: Tx<Tables>,
  of: { storyId: string } | { ownerId: string },
): Promise<void> {
  const all = tx.deleteFrom("take_choices");
  if ("storyId" in of) await all.where("story_id", "=", of.storyId).execute();
  else await all.where("owner_id", "=", of.ownerId).execute();
}
