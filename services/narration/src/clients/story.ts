import { type Asker, askService, type ServiceTokens } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import type { Character, Script } from "../domain/script.ts";

/** The story service, asked on behalf of whoever asks us. */
export interface StoryClient {
  /** @throws Refusal the story service's own (404, 409 `not-analyzed` ...), or `unavailable` */
  script(storyId: string, asker: Asker): Promise<Script>;
  /** @throws Refusal like `script` */
  characters(storyId: string, asker: Asker): Promise<{ revision: number; characters: Character[] }>;
}

const ScriptAnswer = z.object({
  storyId: z.string(),
  revision: z.number().int(),
  title: z.string(),
  author: z
    .string()
    .nullish()
    .transform((author) => author ?? ""),
  language: z.string(),
  chapters: z.array(
    z.object({
      title: z
        .string()
        .nullable()
        .transform((title) => title ?? ""),
      firstLine: z.number().int(),
      lines: z.number().int(),
    }),
  ),
  lines: z.array(
    z.object({
      index: z.number().int(),
      text: z.string(),
      kind: z.enum(["narration", "speech", "heading"]),
      speaker: z.string().nullable(),
      emotion: z.object({ valence: z.number(), arousal: z.number() }),
      paragraphEnd: z.boolean(),
    }),
  ),
});

const CharactersAnswer = z.object({
  revision: z.number().int(),
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      aliases: z.array(z.string()),
      gender: z.enum(["female", "male", "other", "unknown"]),
      age: z.enum(["child", "young", "adult", "old", "unknown"]),
      plural: z.boolean(),
      narrator: z.boolean().default(false),
      lines: z.number().int(),
    }),
  ),
});

/** Asks the story service at `url`; an answer that takes longer than `timeoutMs` is none. */
export function storyClient(url: string, timeoutMs: number, tokens: ServiceTokens): StoryClient {
  async function ask<T>(
    storyId: string,
    part: "script" | "characters",
    answer: z.ZodType<T>,
    asker: Asker,
  ): Promise<T> {
    try {
      return await askService({
        service: "story",
        tokens,
        url: new URL(`/story/v1/stories/${storyId}/${part}`, url),
        route: `/story/v1/stories/{id}/${part}`,
        asker,
        answer,
        timeoutMs,
        tries: 1,
      });
    } catch (cause) {
      asker.signal.throwIfAborted();
      if (cause instanceof Refusal) throw cause;
      const message = "The story cannot be read just now. Try again in a moment.";
      throw new Refusal("unavailable", "story-unavailable", message, { retryAfter: 5, cause });
    }
  }
  return {
    script: (storyId, asker) => ask(storyId, "script", ScriptAnswer, asker),
    async characters(storyId, asker) {
      const { revision, items } = await ask(storyId, "characters", CharactersAnswer, asker);
      return { revision, characters: items };
    },
  };
}
