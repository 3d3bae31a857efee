import { Refusal } from "@storytelling/values";
import type { Request, RequestHandler, Response } from "express";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Actor } from "../auth/actor.ts";
import { addressOf, callerOf } from "./callers.ts";
import { networkOf } from "./network.ts";

/** How many accounts behind one address, such as a school's, may be at their limit before the address is. */
const accountsByAddress = 10;
/** How often a service may ask another one during one request of a user. */
const errandsByRequest = 4;

/**
 * Limits how often somebody may ask. Signed-in users are counted by account, all others by address (its /64 for IPv6).
 * Requests of services for a user are counted separately from the user's own, so that nothing counts twice.
 */
export interface Limits {
  /**
   * Finds out who asks and counts the request. An account beyond its limit does not use up the limit of its address.
   * @throws Refusal `too-many`, or what `who` throws
   */
  admit(request: Request, response: Response, who: () => Promise<Actor | null>): Promise<Actor | null>;
  /** Counts a request of a known user; null: of an address. @throws Refusal `too-many` */
  count(request: Request, response: Response, actor: Actor | null): Promise<void>;
  /** Counts requests that are answered without finding out who asks. */
  readonly strangers: RequestHandler;
}

/** Refuses more than `requests` in `seconds`. */
export function limits(requests: number, seconds: number): Limits {
  const bucket = (times = 1) => new RateLimiterMemory({ points: requests * times, duration: seconds });
  const [strangers, accounts, addresses] = [bucket(), bucket(), bucket(accountsByAddress)];
  const [errands, errandAddresses] = [bucket(errandsByRequest), bucket(errandsByRequest * accountsByAddress)];

  const refusal = ({ msBeforeNext }: RateLimiterRes): Refusal => {
    const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
    const message = `More than ${requests} requests in ${seconds} s. Try again in ${retryAfter} s.`;
    return new Refusal("too-many", "rate-limited", message, { retryAfter });
  };
  async function take(limit: RateLimiterMemory, key: string): Promise<void> {
    try {
      await limit.consume(key);
    } catch (error) {
      throw error instanceof RateLimiterRes ? refusal(error) : error;
    }
  }
  const whence = (request: Request, response: Response) => {
    const caller = callerOf(response);
    const key = networkOf(addressOf(request, response) ?? `a job for ${caller?.userId}`);
    if (!caller) return { key, all: addresses, account: accounts, prefix: "" };
    return { key, all: errandAddresses, account: errands, prefix: `${caller.service} ` };
  };
  async function count(request: Request, response: Response, actor: Actor | null): Promise<void> {
    const { key, all, account, prefix } = whence(request, response);
    if (!actor) return take(strangers, key);
    await take(account, prefix + actor.id);
    await take(all, prefix + key);
  }

  return {
    count,
    async admit(request, response, who) {
      const { key, all, prefix } = whence(request, response);
      // Before the token is checked, so that forged tokens count against the address.
      const used = await all.get(prefix + key);
      if (used && used.remainingPoints <= 0) throw refusal(used);
      let actor: Actor | null;
      try {
        actor = await who();
      } catch (error) {
        await take(all, prefix + key);
        await take(strangers, key);
        throw error;
      }
      await count(request, response, actor);
      return actor;
    },
    strangers: async (request, response, next) => {
      await count(request, response, null);
      next();
    },
  };
}
