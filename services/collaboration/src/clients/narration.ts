import { createClient } from "@storytelling/clients";
import type { NarrationClient, NarrationPaths } from "@storytelling/clients/narration";
import { type Asker, askService, type Media, type Peer, type ServiceTokens } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { z } from "zod";

const RegeneratedAnswer = z.object({
  narrationId: z.string(),
  segments: z.number().int(),
  takes: z.number().int(),
  waiting: z.array(z.string()),
  unused: z.array(z.string()),
  editions: z.array(z.looseObject({ kind: z.string() })),
  status: z.string(),
});
const Listed = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) });

/** What a regeneration changes, or would change. */
export type Regenerated = z.infer<typeof RegeneratedAnswer>;

/** A client of the narration service. */
export interface Narration {
  /** The newest narration of a story that has not failed; null when there is none. */
  newest(storyId: string, asker: Asker): Promise<string | null>;
  /** Has a narration use these takes. @throws Refusal narration's own, or `unavailable` */
  regenerate(
    narrationId: string,
    wish: { takes: readonly string[]; dryRun: boolean },
    asker: Asker,
  ): Promise<Regenerated>;
  /** A take as it sounds. @throws Refusal `take-not-found` …, or `unavailable` */
  heard(takeId: string, asker: Asker): Promise<Media>;
}

/** A client of the narration service at `url`. A request that takes longer than `timeoutMs` fails. */
export function narrationAt(url: string, timeoutMs: number, tokens: ServiceTokens): Narration {
  const client = createClient<NarrationPaths>;
  const peer: Peer<NarrationClient> = { service: "narration", client, url, tokens, timeoutMs, tries: 2 };
  return {
    newest: (storyId, asker) =>
      unlessAway(asker, async () => {
        const { items } = await askService(peer, {
          asker,
          call: (narration) => narration.GET("/narration/v1/narrations", { params: { query: { storyId } } }),
          answer: Listed,
        });
        return items.find(({ status }) => status !== "failed" && status !== "cancelled")?.id ?? null;
      }),
    regenerate: (id, { takes, dryRun }, asker) =>
      unlessAway(asker, () =>
        askService(peer, {
          asker,
          call: (narration) =>
            narration.POST("/narration/v1/narrations/{id}/regenerate", {
              params: { path: { id } },
              body: { takes: [...takes], dryRun },
            }),
          answer: RegeneratedAnswer,
        }),
      ),
    heard: (id, asker) =>
      unlessAway(asker, async () => {
        const bytes = await askService(peer, {
          asker,
          call: (narration) =>
            narration.GET("/narration/v1/takes/{id}/heard", { params: { path: { id } }, parseAs: "blob" }),
          answer: z.instanceof(Blob),
        });
        return mediaOf(id, Buffer.from(await bytes.arrayBuffer()));
      }),
  };
}

const mediaOf = (id: string, bytes: Buffer): Media => ({
  contentType: "audio/wav",
  size: bytes.length,
  etag: `"${id}"`,
  async read(range) {
    return (async function* () {
      yield range ? bytes.subarray(range.start, range.end) : bytes;
    })();
  },
});

const away =
  "Narration does not answer just now. Nothing is lost: what was recorded and accepted is kept. Try again in a minute.";

async function unlessAway<T>({ signal }: Asker, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof Refusal && cause.kind !== "unavailable") throw cause;
    throw new Refusal("unavailable", "narration-unavailable", away, { retryAfter: 30, cause });
  }
}
