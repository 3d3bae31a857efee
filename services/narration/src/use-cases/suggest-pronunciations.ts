import { answer } from "@storytelling/service";
import { baseOf, Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import { type Candidate, collectNames } from "../domain/unsure-names.ts";
import { OfStory } from "../steps/pronunciation-lists.ts";
import { inSlices } from "../steps/slices.ts";
import { ownStory } from "../steps/stories.ts";
import { findList } from "../store/pronunciations.ts";

const MOST_SUGGESTIONS = 200;
const WORDS_AT_ONCE = 1000;

const Suggestion = z
  .object({
    written: z.string(),
    characterId: z.string().nullable().meta({ description: "The character who is called so." }),
    lines: z.number().int().meta({ description: "In how many lines it occurs." }),
    first: z.object({
      line: z.number().int(),
      start: z.number().int().meta({ description: "Its place in the line (UTF-16)." }),
      text: z.string().meta({ description: "The words around it, to hear it in." }),
    }),
  })
  .meta({ id: "PronunciationSuggestion" });

/** Names and words that the voices would have to guess, most lines first. */
export const suggestPronunciations = useCase({
  params: OfStory,
  answer: z.object({
    storyId: Id,
    basis: z.enum(["unknown-words", "names"]).meta({
      description:
        "`unknown-words`: all words with a capital that no lexicon knows. `names`: the characters' names, where no lexicon can be asked.",
    }),
    items: z.array(Suggestion),
  }),
  async run(app, { params, actor, address, signal }) {
    const story = await ownStory(app, actor, params.id);
    const asker = { actor, address, signal };
    const [script, { characters }] = await Promise.all([
      app.story.script(story.id, asker),
      app.story.characters(story.id, asker),
    ]);
    const lists = [story.id, null].map((storyId) => findList(app.db.read, { ownerId: actor.id, storyId }));
    const entries = (await Promise.all(lists)).flatMap((list) => list.entries);
    const names = collectNames();
    for await (const line of inSlices(script.lines)) names.add(line);
    const candidates = names.words(characters, entries);
    const unknown = await unknownOf(app, candidates, script.language, signal);
    const items = unknown ?? candidates.filter(({ characterId }) => characterId !== null);
    return answer({
      storyId: story.id,
      basis: unknown ? ("unknown-words" as const) : ("names" as const),
      items: items.slice(0, MOST_SUGGESTIONS),
    });
  },
});

/** The candidates that no lexicon knows; null where no lexicon of the language can be asked. */
async function unknownOf(
  app: App,
  candidates: readonly Candidate[],
  language: string,
  signal: AbortSignal,
): Promise<Candidate[] | null> {
  const { words } = app.speech;
  if (!words || baseOf(language) !== "en") return null;
  const unknown: Candidate[] = [];
  try {
    for (let at = 0; at < candidates.length; at += WORDS_AT_ONCE) {
      const some = candidates.slice(at, at + WORDS_AT_ONCE);
      const known = await words.known(
        some.map(({ written }) => written),
        language === "en-GB",
        signal,
      );
      unknown.push(...some.filter((_, index) => !known[index]));
    }
    return unknown;
  } catch (error) {
    // The lexicons are fetched after the first start.
    if (error instanceof Refusal && error.kind === "unavailable") return null;
    throw error;
  }
}
