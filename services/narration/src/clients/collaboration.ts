import { createClient } from "@storytelling/clients";
import type { CollaborationClient, CollaborationPaths } from "@storytelling/clients/collaboration";
import { type Asker, askService, type Peer, type ServiceTokens } from "@storytelling/service";
import { z } from "zod";

/** A client of the collaboration service, which a job asks for the recordings of people who are not there. */
export interface Collaboration {
  /** @throws Refusal `contribution-not-found` when it was withdrawn @throws Error while the service is away */
  take(contributionId: string, asker: Asker): Promise<ContributedTake>;
  original(contributionId: string, asker: Asker): Promise<Uint8Array>;
}

const TakeAnswer = z.object({
  contributionId: z.string(),
  /** How credits name the person. */
  name: z.string().nullable(),
  language: z.string(),
  sha256: z.string(),
  /** How the person wants the recording to be prepared. */
  wishes: z
    .object({ suppressNoise: z.boolean().optional(), gate: z.boolean().optional() })
    .nullish()
    .transform((wishes) => wishes ?? {}),
  lines: z
    .array(
      z.object({
        line: z.number().int(),
        text: z.string(),
        /** The speaker's name; null is the narrator. */
        speaker: z.string().nullable(),
        characterId: z.string().nullable(),
        /** Where it is another one than the recording's. */
        language: z.string().nullish(),
        occurrence: z.number().int().default(0),
      }),
    )
    .min(1),
});
export type ContributedTake = z.infer<typeof TakeAnswer>;

/** A client of the collaboration service at `url`. A request that takes longer than `timeoutMs` fails. */
export function collaborationAt(url: string, timeoutMs: number, tokens: ServiceTokens): Collaboration {
  const client = createClient<CollaborationPaths>;
  const peer: Peer<CollaborationClient> = {
    service: "collaboration",
    client,
    url,
    tokens,
    timeoutMs,
    tries: 1,
  };
  const about = (id: string) => ({ params: { path: { id } } });
  return {
    take: (id, asker) =>
      askService(peer, {
        asker,
        call: (collaboration) => collaboration.GET("/collaboration/v1/contributions/{id}/take", about(id)),
        answer: TakeAnswer,
      }),
    async original(id, asker) {
      const bytes = await askService(peer, {
        asker,
        call: (collaboration) =>
          collaboration.GET("/collaboration/v1/contributions/{id}/original", {
            ...about(id),
            parseAs: "arrayBuffer",
          }),
        answer: z.instanceof(ArrayBuffer),
      });
      return new Uint8Array(bytes);
    },
  };
}
