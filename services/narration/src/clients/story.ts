import { createClient } from "@storytelling/clients";
import type { StoryClient, StoryPaths } from "@storytelling/clients/story";
import { type Asker, askService, type Peer, type ServiceTokens } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import type { Character, Script } from "../domain/script.ts";

/** A client of the story service, which asks with the caller's token. */
export interface Story {
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
      // A story service of an older release sends only the title and the lines.
      id: z.string().nullable().default(null),
      title: z
        .string()
        .nullable()
        .transform((title) => title ?? ""),
      level: z.number().int().default(1),
      firstLine: z.number().int(),
      lines: z.number().int(),
      language: z.string().optional(),
      readAloud: z.boolean().default(true),
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
      voiceHint: z.string().nullish(),
      lines: z.number().int(),
    }),
  ),
});

/** A client of the story service at `url`. A request that takes longer than `timeoutMs` fails. */
export function storyAt(url: string, timeoutMs: number, tokens: ServiceTokens): Story {
  const client = createClient<StoryPaths>;
  const peer: Peer<StoryClient> = { service: "story", client, url, tokens, timeoutMs, tries: 1 };
  const about = (id: string) => ({ params: { path: { id } } });
  return {
    async script(storyId, asker) {
      const answer = askService(peer, {
        asker,
        call: (story) => story.GET("/story/v1/stories/{id}/script", about(storyId)),
        answer: ScriptAnswer,
      });
      const script = await unlessAway(asker, answer);
      const chapters = script.chapters.map((chapter) => ({
        ...chapter,
        language: chapter.language ?? script.language,
      }));
      return { ...script, chapters };
    },
    async characters(storyId, asker) {
      const answer = askService(peer, {
        asker,
        call: (story) => story.GET("/story/v1/stories/{id}/characters", about(storyId)),
        answer: CharactersAnswer,
      });
      const { revision, items } = await unlessAway(asker, answer);
      return { revision, characters: items };
    },
  };
}

async function unlessAway<T>({ signal }: Asker, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof Refusal) throw cause;
    const message = "The story cannot be read at the moment. Try again in a few seconds.";
    throw new Refusal("unavailable", "story-unavailable", message, { retryAfter: 5, cause });
  }
}
