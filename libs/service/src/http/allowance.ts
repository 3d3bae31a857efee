import { createClient } from "@storytelling/clients";
import type { SubscriptionClient, SubscriptionPaths } from "@storytelling/clients/subscription";
import { Refusal } from "@storytelling/values";
import { z } from "zod";
import type { ServiceTokens } from "../auth/service-tokens.ts";
import { type Asker, askService, type Peer } from "./ask.ts";

const route = "/subscription/v1/usage/reservations";
/** For a user who is not there, so that we have no token of theirs. */
const absentRoute = "/subscription/v1/usage/reservations/absent";
type Reservation = SubscriptionPaths[typeof route]["post"]["requestBody"]["content"]["application/json"];
type AnyResource = Reservation["resource"];

/** Work, and how much of an allowance it needs. */
export interface Need<Resource extends AnyResource> {
  /** The same however often the same work is asked for: it is held once. */
  readonly workId: string;
  readonly resource: Resource;
  /** Nothing is asked for 0. */
  readonly quantity: number;
}

/** The allowance of the user who asks us, as the subscription service keeps it. */
export interface Allowance<Resource extends AnyResource> {
  /**
   * Holds what work needs before any of it is begun. Our events settle it; a hold that none of them names lapses.
   * @throws Refusal `over-allowance`; `unavailable` when it cannot be known, since work that costs is not begun blindly
   */
  hold(need: Need<Resource>, asker: Asker): Promise<void>;
}

const Held = z.object({ state: z.string() });
const passedOn = new Set(["over-allowance", "unauthenticated", "too-many"]);

/** Asks the subscription service at `url`. */
export function allowanceAt<Resource extends AnyResource>(
  url: string,
  timeoutMs: number,
  tokens: ServiceTokens,
): Allowance<Resource> {
  const peer: Peer<SubscriptionClient> = {
    service: "subscription",
    client: createClient<SubscriptionPaths>,
    url,
    tokens,
    timeoutMs,
    tries: 3,
  };
  return {
    async hold(need, asker) {
      if (need.quantity === 0) return;
      try {
        await askService(peer, {
          asker,
          call: (subscription) => subscription.POST(asker.actor.token ? route : absentRoute, { body: need }),
          answer: Held,
        });
      } catch (cause) {
        asker.signal.throwIfAborted();
        if (cause instanceof Refusal && passedOn.has(cause.kind)) throw cause;
        const message =
          "Your allowance cannot be read just now, so nothing was begun. Try again in a moment.";
        throw new Refusal("unavailable", "allowance-unknown", message, { retryAfter: 5, cause });
      }
    },
  };
}
