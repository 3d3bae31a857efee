import { Refusal } from "@storytelling/values";
import { z } from "zod";
import type { ServiceTokens } from "../auth/service-tokens.ts";
import { type Asker, askService } from "./ask.ts";

/** Work, and how much of an allowance it needs. */
export interface Need<Resource extends string> {
  /** The same however often the same work is asked for: it is held once. */
  readonly workId: string;
  readonly resource: Resource;
  /** Nothing is asked for 0. */
  readonly quantity: number;
}

/** The allowance of whoever asks us, as the subscription service keeps it. */
export interface Allowance<Resource extends string> {
  /**
   * Holds what work needs before any of it is begun. Our events settle it; a hold that none of them names lapses.
   * @throws Refusal `over-allowance`; `unavailable` when it cannot be known, since work that costs is not begun blindly
   */
  hold(need: Need<Resource>, asker: Asker): Promise<void>;
}

const Held = z.object({ state: z.string() });
const passedOn = new Set(["over-allowance", "unauthenticated", "too-many"]);

/** Asks the subscription service at `url`. */
export const allowanceAt = <Resource extends string>(
  url: string,
  timeoutMs: number,
  tokens: ServiceTokens,
): Allowance<Resource> => ({
  async hold(need, asker) {
    if (need.quantity === 0) return;
    try {
      await askService({
        service: "subscription",
        tokens,
        url: new URL("/subscription/v1/usage/reservations", url),
        body: need,
        asker,
        answer: Held,
        timeoutMs,
        tries: 3,
      });
    } catch (cause) {
      asker.signal.throwIfAborted();
      if (cause instanceof Refusal && passedOn.has(cause.kind)) throw cause;
      const message = "Your allowance cannot be read just now, so nothing was begun. Try again in a moment.";
      throw new Refusal("unavailable", "allowance-unknown", message, { retryAfter: 5, cause });
    }
  },
});
