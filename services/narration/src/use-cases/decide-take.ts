import type { ReceivedEvent, Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { choose, chooseTake, keyOfTake } from "../steps/choose.ts";
import { removeTakes } from "../steps/remove-takes.ts";
import type { Tables } from "../store/tables.ts";
import { currentChoices } from "../store/take-choices.ts";
import { isSameKept } from "../store/take-keys.ts";
import { lockTakesFrom, saveTake } from "../store/takes.ts";

type Told = ReceivedEvent<{ readonly contributionId: string; readonly ownerId: string }>;

/** The owner of a session accepted a recording: it is chosen for its line, as soon as it is ready. */
export async function acceptTake(app: App, { data }: Told, tx: Tx<Tables>): Promise<void> {
  for (const take of await lockTakesFrom(tx, data.contributionId)) {
    if (take.decision === "accepted") continue;
    await saveTake(tx, take.id, { decision: "accepted" });
    await chooseTake(app, tx, take, take.owner_id);
  }
}

/** The owner declined it: where it is chosen, the synthetic voice is chosen again. */
export async function declineTake(app: App, { data }: Told, tx: Tx<Tables>): Promise<void> {
  for (const take of await lockTakesFrom(tx, data.contributionId)) {
    await saveTake(tx, take.id, { decision: "declined" });
    const key = keyOfTake(take);
    const current = key && (await currentChoices(tx, take.story_id)).find((one) => isSameKept(one, key));
    if (key && current?.take_id === take.id)
      await choose(app, tx, { ownerId: take.owner_id, storyId: take.story_id, key }, null, take.owner_id);
  }
}

/** The person took it back: it is deleted everywhere. */
export async function withdrawTake(app: App, { data }: Told, tx: Tx<Tables>): Promise<void> {
  await removeTakes(app, tx, await lockTakesFrom(tx, data.contributionId), app.clock.now());
}
