import type { ReceivedEvent, Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { castStory } from "../domain/casting.ts";
import type { Character } from "../domain/script.ts";
import { castableVoices } from "../steps/castable-voices.ts";
import { findCast, saveCast } from "../store/casts.ts";
import { lockStory } from "../store/stories.ts";
import type { Tables } from "../store/tables.ts";

interface Extracted {
  storyId: string;
  revision: number;
  language: string;
  languageTag?: string | undefined;
  characters: Omit<Character, "narrator">[];
}

/** Gives the characters of a new revision voices. Earlier voices stay where they still fit. */
export const castExtracted = (app: App, { data }: ReceivedEvent<Extracted>, tx: Tx<Tables>): Promise<void> =>
  cast(app, data, tx, (castRevision) => castRevision < data.revision);

/** Casts the characters again after the author corrected them. Voices change only where they no longer fit. */
export const castCorrected = (app: App, { data }: ReceivedEvent<Extracted>, tx: Tx<Tables>): Promise<void> =>
  cast(app, data, tx, (castRevision) => castRevision <= data.revision);

async function cast(
  app: App,
  data: Extracted,
  tx: Tx<Tables>,
  replaces: (castRevision: number) => boolean,
): Promise<void> {
  if (!(await lockStory(tx, data.storyId))) return;
  const kept = await findCast(tx, data.storyId);
  if (kept && !replaces(kept.revision)) return;
  const voices = await castableVoices(tx, data.storyId, data.languageTag ?? data.language, app.clock.now());
  if (voices.length === 0) return;
  const characters = data.characters.map((character) => ({ ...character, narrator: false }));
  const parts = castStory(characters, voices, () => false, kept?.parts, data.language);
  await saveCast(tx, data.storyId, { revision: data.revision, conversations: false, parts });
}
