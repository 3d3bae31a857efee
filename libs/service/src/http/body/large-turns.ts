import { Refusal } from "@storytelling/values";
import type { Request, RequestHandler, Response } from "express";
import { addressOf } from "../callers.ts";
import { networkOf } from "../network.ts";
import { SMALL_BYTES } from "./limits.ts";

const atOnce = 2;
const mostWaiting = 20;

/** Large requests of one person: how many are at work, and those that wait. */
interface Line {
  working: number;
  readonly waiting: (() => void)[];
}

/**
 * Lets each person, or address where nobody is signed in, have two large requests at work. Further ones wait unread,
 * so that they take no memory; when 20 wait, the next is refused.
 */
export function largeTurns(): RequestHandler {
  const lines = new Map<string, Line>();
  return async (request, response, next) => {
    if (!isLarge(request)) return next();
    const who = personOf(request, response);
    const line = lines.get(who) ?? { working: 0, waiting: [] };
    lines.set(who, line);
    if (line.working < atOnce) line.working += 1;
    else if (line.waiting.length < mostWaiting) await turnOf(line, response);
    else throw tooMany();
    response.once("close", () => {
      const following = line.waiting.shift();
      if (following) following();
      else line.working -= 1;
      if (line.working === 0) lines.delete(who);
    });
    next();
  };
}

/** Resolves when an earlier request hands its place over; never for one that has left. */
function turnOf({ waiting }: Line, response: Response): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const begin = () => {
    response.off("close", leave);
    resolve();
  };
  const leave = () => void waiting.splice(waiting.indexOf(begin), 1);
  waiting.push(begin);
  response.once("close", leave);
  return promise;
}

/** Whether it is, or may be, more than what is read beside everything else. */
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
