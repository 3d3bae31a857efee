import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Tables } from "../store/tables.ts";
import { insertChoice } from "../store/take-choices.ts";
import type { KeptKey } from "../store/take-keys.ts";
import type { TakeRow } from "../store/takes.ts";

/** Chooses a take, or the synthetic voice (null), for a line of a story. */
export const choose = (
  app: App,
  tx: Tx<Tables>,
  of: { ownerId: string; storyId: string; key: KeptKey },
  takeId: string | null,
  by: string,
): Promise<unknown> =>
  insertChoice(tx, {
    ...{ id: app.ids.next(), owner_id: of.ownerId, story_id: of.storyId },
    ...of.key,
    ...{ take_id: takeId, chosen_by: by, chosen_at: app.clock.now() },
  });

/** The key of a take's line as it is stored; null until the recording was taken in. */
export const keyOfTake = ({ text_key, speaker_key, speaker_id, occurrence }: TakeRow): KeptKey | null =>
  text_key && speaker_key && occurrence !== null ? { text_key, speaker_key, speaker_id, occurrence } : null;

/** Chooses a take for the line that it was recorded for. */
export async function chooseTake(app: App, tx: Tx<Tables>, take: TakeRow, by: string): Promise<void> {
  const key = keyOfTake(take);
  if (key) await choose(app, tx, { ownerId: take.owner_id, storyId: take.story_id, key }, take.id, by);
}
