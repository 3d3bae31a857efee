import { cutLine, type Piece } from "../domain/plan.ts";
import type { Line, Script } from "../domain/script.ts";
import type { ReadingOptions } from "../domain/spoken-form.ts";
import { inSlices } from "./slices.ts";

type Cut = Pick<Script, "lines" | "language" | "chapters">;

/**
 * Cuts a script into pieces with their spoken form. Chapters that are not read aloud are left out. The rules take about a
 * second for a novel, so other requests get turns meanwhile.
 * @param languageOf the language in which a chapter's lines are read
 */
export async function cutScript(
  script: Cut,
  options: ReadingOptions = {},
  languageOf: (chapterLanguage: string) => string = (language) => language,
): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const { line, language } of inSlices(readLines(script)))
    pieces.push(...cutLine(line, languageOf(language), options));
  return pieces;
}

/** The lines that are read aloud, with the language of their chapter. */
function* readLines({ lines, language, chapters }: Cut): Generator<{ line: Line; language: string }> {
  const chapterOf = new Map(
    chapters.flatMap((chapter) =>
      Array.from({ length: chapter.lines }, (_, at) => [chapter.firstLine + at, chapter] as const),
    ),
  );
  for (const line of lines) {
    const chapter = chapterOf.get(line.index);
    if (chapter?.readAloud !== false) yield { line, language: chapter?.language ?? language };
  }
}
