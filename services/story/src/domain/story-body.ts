import { oneLine } from "@storytelling/values";
import { z } from "zod";
import { AnalysisStatus } from "./analysis-run.ts";
import { GivenLanguage } from "./chapters/chapter.ts";

const longestTitle = 500;
const longestText = 5_000_000;

export const Title = oneLine(longestTitle, { missing: "Give the story a title." });

export const Author = oneLine(200, { missing: "Name the author, or leave it out." });

export const Text = z
  .string()
  .max(longestText, {
    error: `At most ${longestText.toLocaleString("en")} characters. Split the story in parts.`,
  })
  .refine((text) => /[^\s\p{C}]/u.test(text), {
    error: "The text has no words. Write at least one.",
  });

/** The body of a request to write a story; without a language, it is detected from the text. */
export const NewStory = z.strictObject({
  title: Title,
  text: Text,
  language: GivenLanguage.optional(),
  author: Author.nullish(),
});

/** The fields of a story that its owner may edit. */
export const StoryEdit = z.strictObject({
  title: Title.optional(),
  text: Text.optional(),
  language: GivenLanguage.optional(),
  author: Author.nullable().optional(),
});

/** A story as the API shows it to everybody who may read it. */
export const StoryBody = z
  .object({
    id: z.string(),
    title: z.string(),
    author: z.string().nullable(),
    language: z.string(),
    status: z.enum(["draft", "published"]),
    revision: z.number().int().meta({ description: "Counts the changes of the text or its language." }),
    words: z.number().int(),
    length: z.number().int().meta({ description: "In UTF-16 code units." }),
    createdAt: z.string(),
    updatedAt: z.string(),
    ownerId: z.string(),
    ownerName: z.string().nullable(),
    clonedFrom: z.string().nullable(),
    analysis: z.object({ status: AnalysisStatus, progress: z.number() }).nullable(),
    narration: z
      .object({
        id: z.string(),
        revision: z.number().int(),
        status: z.enum(["requested", "completed", "failed", "cancelled"]),
        durationMs: z.number().int().nullable(),
      })
      .nullable(),
  })
  .meta({ id: "Story" });
export type StoryBody = z.infer<typeof StoryBody>;

/** One story with its text. */
export const StoryWithText = StoryBody.extend({ text: z.string() }).meta({ id: "StoryWithText" });
