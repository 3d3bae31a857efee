import { Refusal } from "@storytelling/values";
import type { RequestHandler } from "express";
import type { Actor } from "../../auth/actor.ts";

const everyMs = 5000;

/**
 * Checks every 5 s whether a follower's token is still valid, since a stream may last longer. Once its session has
 * ended, its permissions have changed, or it has expired, `response.locals.allowed` aborts. When that cannot be
 * checked, the stream goes on.
 */
export const whileAllowed =
  (ask: (actor: Actor) => Promise<unknown>): RequestHandler =>
  (_request, response, next) => {
    const actor: Actor | null = response.locals.actor;
    if (!actor) return next();
    const over = new AbortController();
    const timer = setInterval(() => {
      ask(actor).catch((error) => {
        if (error instanceof Refusal && error.kind !== "unavailable") over.abort(error);
      });
    }, everyMs);
    response.once("close", () => clearInterval(timer));
    response.locals.allowed = over.signal;
    next();
  };
