import { createHash } from "node:crypto";
import { Id, isKnownLanguage, LanguageTag, oneLine } from "@storytelling/values";
import { z } from "zod";

/** A story has at most so many chapters. */
export const mostChapters = 5000;
export const longestTitle = 500;
const lowestLevel = 9;

const origins = ["file", "guessed", "author"] as const;

/** A chapter's beginning, as a mark on the text of a story's current revision. */
export interface Mark {
  readonly id: string;
  /** Where it begins in the text, in UTF-16 code units; always at a visible character. */
  readonly offset: number;
  /** 1 for the highest parts (a book, or a chapter), 2 for those inside, and so on. */
  readonly level: number;
  readonly title: string | null;
  /** Null for the language of the part around it, or of the story. */
  readonly language: string | null;
  /** Null for what fits the part: everything is read aloud but front and back matter. */
  readonly readAloud: boolean | null;
  /** Whether the line of text at its place is its heading. */
  readonly headed: boolean;
  /** Who set it: the imported file, the engine, or the author. */
  readonly origin: (typeof origins)[number];
}

/** A language that the author gives. */
export const GivenLanguage = LanguageTag.refine(isKnownLanguage, {
  error: "No language has this code. Give one such as en, de or en-GB.",
});

const Offset = z
  .number()
  .int({ error: "Give a whole number of UTF-16 code units." })
  .min(0, { error: "Give a place in the text: 0 is its beginning." });
const Level = z
  .number()
  .int()
  .min(1)
  .max(lowestLevel, { error: `Give a level of 1 to ${lowestLevel}.` });
const ChapterTitle = oneLine(longestTitle, { missing: "Give the chapter a title, or null." });

/** The body of a request to add a chapter. */
export const NewChapter = z.strictObject({
  offset: Offset,
  title: ChapterTitle.nullish(),
  level: Level.default(1),
  language: GivenLanguage.nullish(),
  readAloud: z.boolean().nullish(),
});
export type NewChapter = z.infer<typeof NewChapter>;

/** The fields of a chapter that its story's owner may change. */
export const ChapterEdit = z.strictObject({
  offset: Offset.optional(),
  title: ChapterTitle.nullish(),
  level: Level.optional(),
  language: GivenLanguage.nullish(),
  readAloud: z.boolean().nullish(),
});
export type ChapterEdit = z.infer<typeof ChapterEdit>;

/** A chapter as the API shows it. */
export const ChapterBody = z
  .object({
    id: Id,
    offset: z.number().int().meta({ description: "Where it begins in the text, in UTF-16 code units." }),
    level: z.number().int().meta({ description: "1 for the highest parts, 2 for those inside, and so on." }),
    title: z.string().nullable(),
    language: z
      .string()
      .nullable()
      .meta({ description: "Null for the language of the part around it, or of the story." }),
    readAloud: z
      .boolean()
      .nullable()
      .meta({ description: "Null for the default: only front and back matter is not read aloud." }),
    origin: z.enum(origins).meta({ description: "Who set it: the imported file, the engine or the author." }),
  })
  .meta({ id: "Chapter" });

/** Equal for chapters at the same places: what an analysis depends on. Null when the engine guesses them. */
export const placesKey = (marks: readonly Mark[], isKept: boolean): Buffer | null =>
  isKept && marks.length > 0
    ? createHash("sha256")
        .update(JSON.stringify(marks.map(({ offset, headed }) => [offset, headed])))
        .digest()
    : null;

/** A mark as the API shows it. */
export const chapterBody = ({ id, offset, level, title, language, readAloud, origin }: Mark) => ({
  id,
  offset,
  level,
  title,
  language,
  readAloud,
  origin,
});
