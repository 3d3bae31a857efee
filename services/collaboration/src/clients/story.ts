import { createClient } from "@storytelling/clients";
import type { StoryClient, StoryPaths } from "@storytelling/clients/story";
import { type Asker, askService, type Peer, type ServiceTokens } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import type { StoryScript } from "../domain/lines.ts";

/** A story as a session needs it. */
export interface OwnersScript extends StoryScript {
  readonly revision: number;
  readonly title: string;
}

/** A client of the story service. */
export interface Story {
  /**
   * The script of a story that the asker owns, whether or not they are there.
   * @throws Refusal the story service's own (404, 409 `not-analyzed` …), or `unavailable`
   */
  ownersScript(storyId: string, asker: Asker): Promise<OwnersScript>;
}

const ScriptAnswer = z.object({
  revision: z.number().int(),
  title: z.string(),
  language: z.string(),
  chapters: z.array(
    z.object({
      firstLine: z.number().int(),
      lines: z.number().int(),
      language: z.string(),
      readAloud: z.boolean(),
    }),
  ),
  lines: z.array(
    z.object({
      index: z.number().int(),
      text: z.string(),
      kind: z.enum(["narration", "speech", "heading"]),
      speaker: z.string().nullable(),
      emotion: z.object({ valence: z.number(), arousal: z.number(), strongest: z.string().nullable() }),
    }),
  ),
  characters: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** A client of the story service at `url`. A request that takes longer than `timeoutMs` fails. */
export function storyAt(url: string, timeoutMs: number, tokens: ServiceTokens): Story {
  const client = createClient<StoryPaths>;
  const peer: Peer<StoryClient> = { service: "story", client, url, tokens, timeoutMs, tries: 2 };
  return {
    async ownersScript(id, asker) {
      try {
        return await askService(peer, {
          asker,
          call: (story) => story.GET("/story/v1/stories/{id}/owners-script", { params: { path: { id } } }),
          answer: ScriptAnswer,
        });
      } catch (cause) {
        asker.signal.throwIfAborted();
        if (cause instanceof Refusal && cause.kind !== "unavailable") throw cause;
        const message = "The story cannot be read at the moment. Try again in a few seconds.";
        throw new Refusal("unavailable", "story-unavailable", message, { retryAfter: 5, cause });
      }
    },
  };
}
