import type { Asker } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { canImprove, castStory } from "../domain/casting.ts";
import { conversationsOf } from "../domain/conversations.ts";
import type { Character, Script } from "../domain/script.ts";
import type { Voice } from "../domain/voice.ts";
import type { Cast } from "../store/casts.ts";
import { castableVoices } from "./castable-voices.ts";

/** A story's script with the characters and voices that belong to it. */
export interface Material {
  readonly script: Script;
  readonly characters: readonly Character[];
  readonly voices: readonly Voice[];
}

/**
 * The voices for a story: those of the catalogue, and those that resemble people who allow it in this story.
 * @throws Refusal `invalid` when no voice speaks the language
 */
export async function voicesFor(app: App, storyId: string, language: string): Promise<Voice[]> {
  const voices = await castableVoices(app.db.read, storyId, language, app.clock.now());
  if (voices.length > 0) return voices;
  const message = `No voice here speaks the story's language (${language}). Ask the operator to install a voice provider for it.`;
  throw new Refusal("invalid", "language-not-spoken", message);
}

/**
 * Asks the story service for what casting needs.
 * @throws Refusal the story service's own; `conflict` when the story changed between two answers
 */
export async function askMaterial(app: App, asker: Asker, storyId: string): Promise<Material> {
  const [script, { revision, characters }] = await Promise.all([
    app.story.script(storyId, asker),
    app.story.characters(storyId, asker),
  ]);
  if (revision !== script.revision) {
    throw new Refusal("conflict", "story-changing", "The story is being changed. Try again in a moment.", {
      retryAfter: 1,
    });
  }
  return { script, characters, voices: await voicesFor(app, storyId, script.language) };
}

/**
 * The cast for this script. The stored cast is kept if it is current, all its voices still exist, and no better voices
 * came.
 */
export function recast(kept: Cast | null, { script, characters, voices }: Material): Cast {
  if (isCurrent(kept, script.revision) && !canImprove(kept.parts, voices, script.language)) return kept;
  const parts = castStory(characters, voices, conversationsOf(script.lines), kept?.parts, script.language);
  if (isCurrent(kept, script.revision) && kept.parts.every((part, at) => part.voiceId === parts[at]?.voiceId))
    return kept;
  return { revision: script.revision, conversations: true, parts };
}

/** Whether a stored cast is of this revision and was made with the script, so that the story need not be asked. */
export const isCurrent = (kept: Cast | null, revision: number): kept is Cast =>
  kept?.revision === revision && kept.conversations;
