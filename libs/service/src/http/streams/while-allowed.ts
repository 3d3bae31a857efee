import { Refusal } from "@storytelling/values";
import type { RequestHandler } from "express";
import type { Actor } from "../../auth/actor.ts";

const everyMs = 5000;

/**
 * Asks every 5 s whether the token of whoever follows a stream is still good, since a stream may outlast it: once its
 * session has ended, its rights have changed, or it has run out, `response.locals.allowed` aborts. When that cannot be
 * told, the stream goes on.
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
