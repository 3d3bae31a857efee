import { Id, Language, LanguageTag } from "@storytelling/values";
import { z } from "zod";
import { defineEvent } from "./event.ts";

const storyId = "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b";
const ownerId = "0190a1b2-7c3d-7e4f-8a5b-000000000001";
const about = { storyId: Id, ownerId: Id };
const exampleAbout = { storyId, ownerId };
/** The language of a story; `languageTag` also names its region or script, such as "en-GB". */
const language = { language: Language, languageTag: LanguageTag.optional() };

/** A character that the analysis found, with the facts that casting needs. */
export const ExtractedCharacter = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  gender: z.enum(["female", "male", "other", "unknown"]),
  age: z.enum(["child", "young", "adult", "old", "unknown"]),
  plural: z.boolean(),
  /** The number of lines in the script that this character speaks. */
  lines: z.number().int().nonnegative(),
  /** How the author wants it to sound, in the author's words. */
  voiceHint: z.string().optional(),
});
export type ExtractedCharacter = z.infer<typeof ExtractedCharacter>;

export const storyCreated = defineEvent({
  type: "StoryCreated",
  version: 1,
  source: "story",
  aggregate: "story",
  summary: "A story was written, imported or cloned.",
  personal: { of: "ownerId", fields: ["title"] },
  data: z.object({ ...about, title: z.string(), ...language, revision: z.number().int() }),
  example: { ...exampleAbout, title: "The Frog King", language: "en", revision: 1 },
});

export const storyRevised = defineEvent({
  type: "StoryRevised",
  version: 1,
  source: "story",
  aggregate: "story",
  summary: "A story's title or text changed.",
  personal: { of: "ownerId", fields: ["title"] },
  data: z.object({
    ...about,
    title: z.string(),
    ...language,
    revision: z.number().int(),
    /** Whether `revision` is a new one: the text or its language changed. */
    textChanged: z.boolean(),
  }),
  example: { ...exampleAbout, title: "The Frog King", language: "en", revision: 2, textChanged: true },
});

const workId = "0190a1b2-7c3d-7e4f-8a5b-000000000004";
const analysisId = "0190a1b2-7c3d-7e4f-8a5b-000000000006";

export const storyAnalysisRequested = defineEvent({
  type: "StoryAnalysisRequested",
  version: 1,
  source: "story",
  aggregate: "story",
  summary: "A user asked for the analysis of a story; it has begun or is queued.",
  data: z.object({
    ...about,
    revision: z.number().int(),
    analysisId: Id,
    /** The id of one attempt: an analysis that is started again gets another. */
    workId: Id,
    /** The number of words to analyse. */
    words: z.number().int().nonnegative(),
  }),
  example: { ...exampleAbout, revision: 1, analysisId, workId, words: 1304 },
});

export const storyAnalysisFailed = defineEvent({
  type: "StoryAnalysisFailed",
  version: 1,
  source: "story",
  aggregate: "story",
  summary: "An analysis ended without a result: it failed, or its story was changed or deleted meanwhile.",
  data: z.object({ ...about, revision: z.number().int(), analysisId: Id, workId: Id, reason: z.string() }),
  example: { ...exampleAbout, revision: 1, analysisId, workId, reason: "The story was edited meanwhile." },
});

export const storyAnalyzed = defineEvent({
  type: "StoryAnalyzed",
  version: 1,
  source: "story",
  aggregate: "story",
  summary: "A revision was cut into lines, each with its speaker and emotion.",
  data: z.object({
    ...about,
    revision: z.number().int(),
    lines: z.number().int(),
    characters: z.number().int(),
    /** The attempt that produced the result; absent for a result that was copied with a clone. */
    workId: Id.optional(),
    /** The number of words that were analysed: 0 when a result for the same text existed. */
    words: z.number().int().nonnegative().optional(),
  }),
  example: { ...exampleAbout, revision: 1, lines: 83, characters: 4, workId, words: 1304 },
});

export const charactersExtracted = defineEvent({
  type: "CharactersExtracted",
  version: 1,
  source: "story",
  aggregate: "story",
  summary: "The characters of a revision are known.",
  personal: { of: "ownerId", fields: ["characters"] },
  data: z.object({
    ...about,
    revision: z.number().int(),
    ...language,
    characters: z.array(ExtractedCharacter),
  }),
  example: {
    ...exampleAbout,
    revision: 1,
    language: "en",
    characters: [
      { id: "c1", name: "the frog", aliases: [], gender: "male", age: "unknown", plural: false, lines: 9 },
    ],
  },
});

export const charactersCorrected = defineEvent({
  type: "CharactersCorrected",
  version: 1,
  source: "story",
  aggregate: "story",
  summary: "The author corrected a story's characters or speakers, or undid a correction.",
  personal: { of: "ownerId", fields: ["characters"] },
  data: z.object({
    ...about,
    revision: z.number().int(),
    ...language,
    /** All characters as they are now, in the form of CharactersExtracted. */
    characters: z.array(ExtractedCharacter),
    changed: z.object({
      correctionId: Id,
      kind: z.enum(["merge", "split", "rename", "speaker", "traits", "not-a-character"]),
      /** Whether the correction was undone. */
      undone: z.boolean(),
      /** The number of lines in the script whose speaker changed. */
      lines: z.number().int().nonnegative(),
    }),
  }),
  example: {
    ...exampleAbout,
    revision: 1,
    language: "en",
    characters: [
      {
        id: "c1",
        name: "Prince Henry",
        aliases: ["the frog"],
        gender: "male",
        age: "young",
        plural: false,
        lines: 9,
        voiceHint: "hoarse, then clear",
      },
    ],
    changed: {
      correctionId: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1c",
      kind: "rename",
      undone: false,
      lines: 0,
    },
  },
});

export const chaptersChanged = defineEvent({
  type: "ChaptersChanged",
  version: 1,
  source: "story",
  aggregate: "story",
  summary: "The author added, changed or removed a chapter of a story.",
  data: z.object({
    ...about,
    revision: z.number().int(),
    /** The number of chapters now. */
    chapters: z.number().int().nonnegative(),
    changed: z.object({
      chapterId: Id,
      how: z.enum(["added", "changed", "removed"]),
      /** Whether the script was cut into other lines, so that lines have other numbers. */
      lines: z.boolean(),
      /** Whether other lines are read aloud, or some in another language. Otherwise only titles, levels or places changed. */
      sound: z.boolean(),
    }),
  }),
  example: {
    ...exampleAbout,
    revision: 1,
    chapters: 12,
    changed: {
      chapterId: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1d",
      how: "added",
      lines: false,
      sound: false,
    },
  },
});

export const storyPublished = defineEvent({
  type: "StoryPublished",
  version: 1,
  source: "story",
  aggregate: "story",
  summary: "Anybody may now read and hear a story.",
  data: z.object(about),
  example: exampleAbout,
});

export const storyUnpublished = defineEvent({
  type: "StoryUnpublished",
  version: 1,
  source: "story",
  aggregate: "story",
  summary: "A story is private to its owner again.",
  data: z.object(about),
  example: exampleAbout,
});

export const storyDeleted = defineEvent({
  type: "StoryDeleted",
  version: 1,
  source: "story",
  aggregate: "story",
  summary: "A story was deleted, with everything made from it.",
  data: z.object(about),
  example: exampleAbout,
});
