import { jsonPart, type PersonalData } from "@storytelling/service";
import type { App } from "../app.ts";
import { lockNarrationsBy, lockNarrationsOf, narrationOf } from "../store/narrations.ts";
import { deletePatron } from "../store/patrons.ts";
import { deleteListsOf, listsOf } from "../store/pronunciations.ts";
import { deleteRenditionsOf } from "../store/renditions.ts";
import { deleteStoriesOf, lockStoriesOf, storiesOf } from "../store/stories.ts";
import { deleteChoicesOf } from "../store/take-choices.ts";
import { lockTakesOf, takesAbout } from "../store/take-removal.ts";
import { castsOf, linesOf, narrationsBy } from "../store/whole-narrations.ts";
import { bookBlob, captionsBlob } from "./blob-ids.ts";
import { blobPart } from "./blob-part.ts";
import { removeNarrations } from "./remove-narrations.ts";
import { removeStoryVoices } from "./remove-story-voices.ts";
import { removeTakes } from "./remove-takes.ts";
import { takeData } from "./take-data.ts";
import { eraseVoice, voiceData } from "./voice-data.ts";

/** The personal data of the narration service: the casts of a user's stories, their narrations and their audio. */
export const personalData: PersonalData<App> = {
  async *export(app, userId) {
    yield jsonPart("narration/casts.json", await castsOf(app.db.read, userId));
    yield jsonPart("narration/pronunciations.json", await listsOf(app.db.read, userId));
    yield* voiceData(app, userId);
    yield* takeData(app, userId);
    for (const row of await narrationsBy(app.db.read, userId)) {
      const folder = `narration/${row.title.replaceAll(/[\p{Cc}/\\]+/gu, " ").slice(0, 60)} (${row.id.slice(-6)})`;
      yield jsonPart(`${folder}/narration.json`, row);
      yield jsonPart(`${folder}/lines.json`, await linesOf(app.db.read, row.id));
      if (row.book === null) continue;
      yield* blobPart(app, userId, bookBlob(row.id, row.book), `${folder}/audiobook.mp3`);
      yield* blobPart(app, userId, captionsBlob(row.id, row.book), `${folder}/captions.vtt`);
    }
  },

  /** Also erases narrations that other users made of this user's stories, since they contain this user's words. */
  async erase(app, userId, tx) {
    await eraseVoice(app, tx, userId);
    const own = await storiesOf(tx, userId);
    await removeStoryVoices(app, tx, { ownerId: userId, storyIds: own });
    await lockTakesOf(tx, [userId]);
    const storyIds = await lockStoriesOf(tx, userId);
    const rows = [];
    for (const storyId of storyIds) rows.push(...(await lockNarrationsOf(tx, storyId)));
    const known = new Set(rows.map((row) => row.id));
    rows.push(...(await lockNarrationsBy(tx, userId)).filter((row) => !known.has(row.id)));
    await removeNarrations(app, tx, rows);
    // Of this person's voice, also in the stories of others.
    await removeTakes(app, tx, await takesAbout(tx, userId), app.clock.now());
    await deleteChoicesOf(tx, { ownerId: userId });
    await deleteRenditionsOf(tx, userId);
    await deleteListsOf(tx, userId);
    await deleteStoriesOf(tx, userId);
    await deletePatron(tx, userId);
    for (const row of rows) app.stops.stop(narrationOf(row));
  },

  columns: [
    "stories.owner_id",
    "story_narrations.owner_id",
    "renditions.owner_id",
    "takes.owner_id",
    "takes.person_id",
    "take_choices.owner_id",
    "take_choices.chosen_by",
    "consents.person_id",
    "receipts.person_id",
    "receipt_files.owner_id",
    "narrator_voices.person_id",
    "voice_samples.person_id",
    "patrons.user_id",
    "pronunciations.owner_id",
  ],
};
