import { toOneLine } from "@storytelling/values";
import { longestTitle } from "./chapter.ts";

/** The first character at a place or after it that is not white space, or null when there is none. */
export function visibleAt(text: string, offset: number): number | null {
  const visible = /\S/g;
  visible.lastIndex = offset;
  return visible.exec(text)?.index ?? null;
}

/** A heading's words as a chapter's title: on one line, and not too long; null without words. */
export function titleOf(words: string): string | null {
  const title = toOneLine(words.slice(0, 2 * longestTitle))
    .slice(0, longestTitle)
    .replace(/[\ud800-\udbff]$/, "")
    .trim();
  return title === "" ? null : title;
}

/** The rest of the line at a place, as a title. Only its beginning is looked at, since a text may be one line. */
export function headingAt(text: string, offset: number): string | null {
  const [line = ""] = text.slice(offset, offset + 2 * longestTitle).split("\n", 1);
  return titleOf(line);
}
