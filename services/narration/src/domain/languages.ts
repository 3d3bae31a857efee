import { baseOf } from "@storytelling/values";
import type { Chapter, Script } from "./script.ts";

/** Something about a narration that its owner should know; programs go by the code. */
export interface Note {
  readonly code: string;
  readonly message: string;
}

/** The languages of chapters that are read aloud, other than the story's; a region alone is no other language. */
export function foreignLanguages({ chapters, language }: Pick<Script, "chapters" | "language">): string[] {
  const foreign = chapters.filter((chapter) => isForeign(chapter, language));
  return [...new Set(foreign.map((chapter) => chapter.language))];
}

const isForeign = (chapter: Chapter, language: string): boolean =>
  chapter.readAloud && baseOf(chapter.language) !== baseOf(language);

const names = new Intl.DisplayNames("en", { type: "language" });

/**
 * Says who reads the chapters in another language.
 * @param voices the names of the voices that read them; empty when no voice here speaks the language
 */
export function languageNote(
  chapters: readonly Chapter[],
  language: string,
  voices: readonly string[],
): Note {
  const own = chapters.filter((chapter) => chapter.readAloud && chapter.language === language);
  const [first] = own;
  const which = own.length === 1 && first?.title ? `“${first.title}” is` : countOf(own.length);
  const spoken = names.of(language) ?? language;
  if (voices.length > 0)
    return { code: "other-language", message: `${which} in ${spoken}, read by ${voices.join(", ")}.` };
  return {
    code: "language-not-spoken",
    message: `${which} in ${spoken}, which no voice here speaks. The story's own voices read it.`,
  };
}

const countOf = (chapters: number): string =>
  chapters === 1 ? "One chapter is" : `${chapters} chapters are`;
