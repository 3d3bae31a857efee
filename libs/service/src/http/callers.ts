import { Refusal } from "@storytelling/values";
import type { Request, RequestHandler, Response } from "express";
import type { Actor } from "../auth/actor.ts";
import type { Caller, Callers } from "../auth/callers.ts";
import { serviceTokenHeader } from "../auth/service-tokens.ts";
import type { Route } from "./route.ts";

/** Finds out first of all which service of ours sent a request, if one did. */
export function recognise(callers: Callers): RequestHandler {
  return async (request, response, next) => {
    const token = request.get(serviceTokenHeader);
    if (token === undefined) return next();
    try {
      response.locals.caller = await callers.callerOf(token);
    } catch (error) {
      // It is thrown later, once the request has an id and its address is counted.
      response.locals.callerRefused = error;
    }
    next();
  };
}

/** The service that asks; null when a user asks directly. */
export const callerOf = (response: Response): Caller | null => response.locals.caller ?? null;

/** The address of the user, also when a service asks for them; null when a service's job asks. */
export function addressOf(request: Request, response: Response): string | null {
  const caller = callerOf(response);
  return caller ? caller.address : (request.ip ?? "unknown");
}

/** @throws the error of the service's token; Refusal `forbidden` when the route is for other services */
export function checkCaller<App>(route: Route<App>, response: Response): void {
  if (response.locals.callerRefused) throw response.locals.callerRefused;
  if (!route.callers) return;
  const caller = callerOf(response);
  if (caller && route.callers.includes(caller.service)) return;
  const message = `Only these services may ask this, on behalf of a user: ${route.callers.join(", ")}. What you may ask is in the API reference.`;
  throw new Refusal("forbidden", "services-only", message);
}

/** @throws Refusal `unauthenticated` when the service's token names another user */
export function checkErrand(response: Response, actor: Actor | null): void {
  const caller = callerOf(response);
  if (!caller || caller.userId === actor?.id) return;
  const message =
    "The service's token was made to ask for another user. Ask with the token made for this one.";
  throw new Refusal("unauthenticated", "service-token-other-user", message);
}
