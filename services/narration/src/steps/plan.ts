import { Refusal } from "@storytelling/values";
import type { App } from "../app.ts";
import { wishVoices } from "../domain/cast.ts";
import { castStory } from "../domain/casting.ts";
import { conversationsOf } from "../domain/conversations.ts";
import type { Note } from "../domain/languages.ts";
import { withTakes } from "../domain/overlay.ts";
import { castKey, planNarration, type Segment } from "../domain/plan.ts";
import { quickOf } from "../domain/provider-traits.ts";
import { spokenLines } from "../domain/spoken-lines.ts";
import type { Cast } from "../store/casts.ts";
import { keyed } from "../store/kept-hashes.ts";
import { findRunning } from "../store/narrations.ts";
import { castLanguages } from "./chapter-languages.ts";
import { charactersPlanned } from "./charge.ts";
import { chosenTakes } from "./chosen-takes.ts";
import { type Material, recast } from "./current-cast.ts";
import { cutScript } from "./cut-script.ts";
import { readLexicon } from "./lexicon.ts";
import { tagsFor } from "./tags.ts";

/** What a request wishes for its narration only. */
export interface Wishes {
  readonly voices?: Readonly<Record<string, string>> | undefined;
  /** Only voices that need no model, except those that `voices` names. */
  readonly quick: boolean;
  readonly emoji: "skip" | "name";
}

/** The stored cast, the cast to store, and that cast with the voices wished for one narration only. */
export function wished(kept: Cast | null, material: Material, { voices = {}, quick }: Wishes) {
  const cast = recast(kept, material);
  const known = new Set(material.voices.map((voice) => voice.id));
  const parts = quick ? quickParts(material, cast) : cast.parts;
  return { kept, cast, wished: { ...cast, parts: wishVoices(parts, voices, known) } };
}

/** @throws Refusal `invalid` when no quick voice speaks the language */
function quickParts({ script, characters, voices }: Material, cast: Cast): Cast["parts"] {
  const quick = quickOf(voices);
  if (quick.length > 0)
    return castStory(characters, quick, conversationsOf(script.lines), cast.parts, script.language);
  const message = `No quick voice speaks the story's language (${script.language}). Request the narration without "quick".`;
  throw new Refusal("invalid", "language-not-spoken", message);
}

/** What a narration will consist of. */
export interface Plan {
  readonly key: string;
  readonly segments: readonly Segment[];
  /** How many characters are to be spoken for the first time; 0 while the same narration is running. */
  readonly characters: number;
  readonly notes: readonly Note[];
}

const noTagger: Note = {
  code: "part-of-speech-unknown",
  message:
    "Parts of speech cannot be told in this language, or not yet. Pronunciations for one part of speech were left out.",
};

/** Plans a narration of a story with a cast and with the pronunciations of its owner. */
export async function planFor(
  app: App,
  ownerId: string,
  material: Material,
  { parts }: Cast,
  { emoji, quick }: Wishes,
): Promise<Plan> {
  const { script } = material;
  const { lexicon, lists } = await readLexicon(app.db.read, ownerId, script.storyId);
  const { languageOf, voiceOf, notes } = await castLanguages(app, material, parts, quick);
  const tags = tagsFor(app, lexicon);
  const pieces = await cutScript(script, { lexicon, emoji, languageOf, tags });
  const laid = planNarration(script, pieces, parts, voiceOf, (provider) => app.speech.version(provider));
  const nameOf = new Map(parts.map(({ character }) => [character?.id ?? "", character?.name ?? null]));
  const lines = spokenLines(script, (id) => nameOf.get(id) ?? null);
  const takes = await chosenTakes(app.db.read, { ownerId, storyId: script.storyId }, lines);
  const segments = withTakes(await keyed(app.db.read, ownerId, laid), takes);
  const key = castKey(script, parts, lists, emoji, quick);
  const running = await findRunning(app.db.read, script.storyId, key);
  const characters = running ? 0 : await charactersPlanned(app.db.read, ownerId, segments);
  return { key, segments, characters, notes: tags.missed() ? [...notes, noTagger] : notes };
}
