import { createClient } from "@storytelling/clients";
import type { IdentityClient, IdentityPaths } from "@storytelling/clients/identity";
import type { SubscriptionClient, SubscriptionPaths } from "@storytelling/clients/subscription";
import { type Asker, askService, type Peer, type ServiceTokens } from "@storytelling/service";
import { Refusal } from "@storytelling/values";
import { z } from "zod";

/** How a user is reached and called. */
export interface Contact {
  readonly email: string;
  readonly emailVerified: boolean;
  readonly displayName: string;
}

/** What other services know about users. */
export interface People {
  /** @throws Refusal `not-found`, or `unavailable` when identity does not answer */
  contact(userId: string, asker: Asker): Promise<Contact>;
  /** How many guests the asker's tier allows in one session. @throws Refusal `unavailable` */
  guestsCap(asker: Asker): Promise<number>;
}

const ContactAnswer = z.object({ email: z.string(), emailVerified: z.boolean(), displayName: z.string() });
const StandingAnswer = z.object({ limit: z.number().int() });

/** Clients of identity and subscription. */
export function peopleAt(
  urls: { readonly identity: string; readonly subscription: string },
  timeoutMs: number,
  tokens: ServiceTokens,
): People {
  const shared = { tokens, timeoutMs, tries: 3 };
  const identity: Peer<IdentityClient> = {
    ...shared,
    service: "identity",
    client: createClient<IdentityPaths>,
    url: urls.identity,
  };
  const subscription: Peer<SubscriptionClient> = {
    ...shared,
    service: "subscription",
    client: createClient<SubscriptionPaths>,
    url: urls.subscription,
  };
  return {
    contact(id, asker) {
      const asked = askService(identity, {
        asker,
        call: (client) => client.GET("/identity/v1/users/{id}/contact", { params: { path: { id } } }),
        answer: ContactAnswer,
      });
      return unlessAway(asker, asked, "Your name cannot be read just now. Try again in a moment.");
    },
    async guestsCap(asker) {
      const body = { resource: "guestsPerSession", quantity: 1 } as const;
      const asked = askService(subscription, {
        asker,
        call: (client) => client.POST("/subscription/v1/usage/check", { body }),
        answer: StandingAnswer,
      });
      const message = "Your allowance cannot be read just now, so nothing was begun. Try again in a moment.";
      return (await unlessAway(asker, asked, message)).limit;
    },
  };
}

async function unlessAway<T>({ signal }: Asker, answer: Promise<T>, message: string): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof Refusal && cause.kind !== "unavailable") throw cause;
    throw new Refusal("unavailable", "peer-unavailable", message, { retryAfter: 5, cause });
  }
}
