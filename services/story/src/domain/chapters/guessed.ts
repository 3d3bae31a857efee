import { toOneLine } from "@storytelling/values";
import type { Script } from "../script.ts";
import { longestTitle, type Mark } from "./chapter.ts";
import { derivedId } from "./script-chapters.ts";

/** The chapters that an engine found in a story's text, as marks. A beginning without a title is none. */
export function guessedMarks(
  { ends, chapters }: Pick<Script, "ends" | "chapters">,
  text: string,
  storyId: string,
): Mark[] {
  return chapters.flatMap(({ title, firstLine }): Mark[] => {
    const words = title === null ? "" : titleOf(title);
    if (words === "") return [];
    const offset = visibleAt(text, firstLine > 0 ? (ends[firstLine - 1] ?? 0) : 0) ?? 0;
    const id = derivedId(storyId, "guessed", offset, words);
    return [{ id, offset, level: 1, title: words, language: null, readAloud: null, origin: "guessed" }];
  });
}

/** A heading's words as a chapter's title: one line, and not too long; "" without words. */
export const titleOf = (words: string): string =>
  toOneLine(words)
    .slice(0, longestTitle)
    .replace(/[\ud800-\udbff]$/, "")
    .trim();

/** The first visible character at or after a place, or null when there is none. */
export function visibleAt(text: string, offset: number): number | null {
  const visible = /[^\s\p{C}]/gu;
  visible.lastIndex = offset;
  return visible.exec(text)?.index ?? null;
}
