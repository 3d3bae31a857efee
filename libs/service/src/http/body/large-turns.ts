import { limiterPerKey, Refusal } from "@storytelling/values";
import type { Request, RequestHandler, Response } from "express";
import { addressOf } from "../callers.ts";
import { networkOf } from "../network.ts";
import { SMALL_BYTES } from "./limits.ts";

const atOnce = 2;
const mostWaiting = 20;

/**
 * Lets each person, or each address without an account, have two large requests in work. Further ones wait unread, so
 * that they take no memory. When 20 wait, the next one is refused.
 */
export function largeTurns(): RequestHandler {
  const limit = limiterPerKey({ atOnce, queue: { most: mostWaiting, tooMany } });
  return async (request, response, next) => {
    if (!isLarge(request)) return next();
    const gone = new AbortController();
    const closed = Promise.withResolvers<void>();
    response.once("close", () => {
      gone.abort();
      closed.resolve();
    });
    const answer = () => {
      next();
      return closed.promise;
    };
    await limit(personOf(request, response), answer, gone.signal).catch((error) => {
      if (!gone.signal.aborted) throw error;
    });
  };
}

/** Whether the body is, or may be, too large to be read on the main thread. */
const isLarge = ({ headers }: Request): boolean =>
  Number(headers["content-length"]) > SMALL_BYTES ||
  headers["transfer-encoding"] !== undefined ||
  headers["content-encoding"] !== undefined;

export const personOf = (request: Request, response: Response): string =>
  response.locals.actor?.id ?? networkOf(addressOf(request, response) ?? "unknown");

const tooMany = () =>
  new Refusal(
    "too-many",
    "too-many-large-requests",
    `You are sending ${atOnce + mostWaiting} large requests already. Wait until they are answered.`,
    { retryAfter: 5 },
  );
