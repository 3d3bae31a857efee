import type { Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import type { Consent } from "../domain/consent.ts";
import { lockConsent, openConsents } from "../store/consents.ts";
import { insertReceipt } from "../store/receipts.ts";
import type { Tables } from "../store/tables.ts";
import { consentsInStory } from "../store/take-removal.ts";
import { endConsent } from "./end-consent.ts";
import { enqueueFinish } from "./finish-removal.ts";
import { removeTakesUnder } from "./removed-takes.ts";

/**
 * Removes the voices of other people from stories that are being deleted, with receipts for these people. Consents that
 * are for such a story alone end. Call it before you lock narrations, and while the stories' rows are there.
 */
export async function removeStoryVoices(
  app: App,
  tx: Tx<Tables>,
  { ownerId, storyIds }: { readonly ownerId: string; readonly storyIds: readonly string[] },
): Promise<void> {
  const endedAt = app.clock.now();
  for (const storyId of storyIds)
    for (const consent of await openConsents(tx, { storyId }))
      if (isForStoryAlone(consent))
        await endConsent(app, tx, { consentId: consent.id, cause: "story-deleted", endedAt });
  for (const storyId of storyIds)
    for (const { consentId, personId } of await consentsInStory(tx, storyId)) {
      await lockConsent(tx, consentId);
      const removed = await removeTakesUnder(app, tx, { consentId, storyId }, endedAt);
      if (removed.takes === 0 || personId === ownerId) continue;
      const { takes, narrations, lines, files } = removed;
      const receipt = {
        id: app.ids.next(),
        consent_id: consentId,
        person_id: personId,
        story_id: storyId,
        cause: "story-deleted" as const,
        ...{ takes, profiles: 0, narrations, lines, withdrawn_at: endedAt },
      };
      await insertReceipt(tx, receipt, files);
      await enqueueFinish(app, tx, receipt.id);
    }
}

const isForStoryAlone = ({ uses }: Consent): boolean =>
  uses.every((use) => use === "this-story" || use === "publishing");
