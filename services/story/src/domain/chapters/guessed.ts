import type { Script } from "../script.ts";
import { type Mark, mostChapters } from "./chapter.ts";
import { derivedId } from "./derived-id.ts";
import { titleOf, visibleAt } from "./visible.ts";

/** The chapters that an engine found in a story's text, as marks. A beginning without a title is none. */
export function guessedMarks(
  { ends, chapters }: Pick<Script, "ends" | "chapters">,
  text: string,
  storyId: string,
): Mark[] {
  return chapters.flatMap(({ title: words, firstLine }): Mark[] => {
    const title = words === null ? null : titleOf(words);
    const offset = visibleAt(text, firstLine > 0 ? (ends[firstLine - 1] ?? 0) : 0);
    if (title === null || offset === null) return [];
    const id = derivedId(storyId, "guessed", offset, title);
    const unset = { language: null, readAloud: null };
    return [{ id, offset, level: 1, title, ...unset, headed: true, origin: "guessed" }];
  });
}

/** The author's chapters, and the guesses at other places. A guess keeps the id of an earlier one at its place. */
export function withGuesses(before: readonly Mark[], guesses: readonly Mark[]): Mark[] {
  const set = before.filter(({ origin }) => origin !== "guessed");
  const taken = new Set(set.map(({ offset }) => offset));
  const ids = new Map(before.map(({ offset, id }) => [offset, id]));
  return guesses
    .filter(({ offset }) => !taken.has(offset))
    .slice(0, mostChapters - set.length)
    .map((guess) => ({ ...guess, id: ids.get(guess.offset) ?? guess.id }))
    .concat(set)
    .sort((a, b) => a.offset - b.offset);
}
