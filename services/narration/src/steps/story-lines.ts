import type { Asker } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import type { App } from "../app.ts";
import type { SpokenBy } from "../domain/line-key.ts";
import type { Script } from "../domain/script.ts";
import { spokenLines } from "../domain/spoken-lines.ts";

/** The lines of a story that are read aloud, with the names of their speakers, as the story is now. */
export async function storyLines(
  app: App,
  asker: Asker,
  storyId: string,
): Promise<{ script: Script; lines: SpokenBy[] }> {
  const [script, { characters }] = await Promise.all([
    app.story.script(storyId, asker),
    app.story.characters(storyId, asker),
  ]);
  const names = new Map(characters.map(({ id, name }) => [id, name]));
  return { script, lines: spokenLines(script, (id) => names.get(id) ?? null) };
}

/** One of these lines. @throws Refusal `not-found` for a line that is gone, `invalid` for one without words */
export function lineIn(lines: readonly SpokenBy[], line: number): SpokenBy {
  const found = lines.find((one) => one.line === line);
  if (!found)
    throw new Refusal(
      "not-found",
      "line-gone",
      "The story has no such line that is read aloud. Read the script again.",
    );
  if (/[\p{L}\p{N}]/u.test(found.text)) return found;
  throw new Refusal("invalid", "line-silent", "This line has no words to say. Choose another one.");
}

/** The language of a line: that of its chapter. */
export function languageOf({ chapters, language }: Script, line: number): string {
  const chapter = chapters.find(({ firstLine, lines }) => line >= firstLine && line < firstLine + lines);
  return chapter?.language ?? language;
}

/** The line of a story that a path names. */
export const LineParams = z.object({
  id: Id,
  line: z.coerce.number().int().min(0).max(2_000_000_000),
});

/** The refusal of a request about a line of an earlier revision. */
export const storyChanged = (current: number): Refusal =>
  new Refusal(
    "conflict",
    "story-changed",
    `The story has changed since; its revision is ${current}. Read its script again.`,
    { facts: { revision: current } },
  );
