import { cutLine, type Piece } from "../domain/plan.ts";
import type { Line, Script } from "../domain/script.ts";
import type { ReadingOptions } from "../domain/spoken-form.ts";
import { inSlices } from "./slices.ts";
import type { Tags } from "./tags.ts";

type Cut = Pick<Script, "lines" | "language" | "chapters">;

/** How a script is read. */
interface Way extends Omit<ReadingOptions, "tags"> {
  /** The language in which a chapter's lines are read; the chapter's own by default. */
  readonly languageOf?: (chapterLanguage: string) => string;
  readonly tags?: Tags;
}

/**
 * Cuts a script into pieces with their spoken form. Chapters that are not read aloud are left out. The rules take about a
 * second for a novel, so other requests get turns meanwhile.
 */
export async function cutScript(
  script: Cut,
  { languageOf = (language) => language, tags, ...options }: Way = {},
): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const { line, language: chapterLanguage } of inSlices(readLines(script))) {
    const language = languageOf(chapterLanguage);
    const tagged = (await tags?.of(line.text, language)) ?? null;
    pieces.push(...cutLine(line, language, tagged ? { ...options, tags: tagged } : options));
  }
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
