import { createClient } from "@storytelling/clients";
import type { IdentityClient, IdentityPaths } from "@storytelling/clients/identity";
import { askService, type Peer, type ServiceTokens } from "@storytelling/service";
import { z } from "zod";

const Contact = z.object({ email: z.string(), emailVerified: z.boolean(), displayName: z.string() });

/** A client of the identity service. */
export interface Identity {
  /** How a user is reached. @throws Refusal 404 for a user who does not exist any more */
  contact(userId: string, signal: AbortSignal): Promise<z.infer<typeof Contact>>;
}

export function identityAt(url: string, tokens: ServiceTokens, timeoutMs: number): Identity {
  const client = createClient<IdentityPaths>;
  const peer: Peer<IdentityClient> = { service: "identity", client, url, tokens, timeoutMs, tries: 2 };
  return {
    contact: (id, signal) =>
      askService(peer, {
        asker: { actor: { id }, address: null, signal },
        call: (identity) => identity.GET("/identity/v1/users/{id}/contact", { params: { path: { id } } }),
        answer: Contact,
      }),
  };
}
