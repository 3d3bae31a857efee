import { Refusal } from "@storytelling/values";
import type { Request, Response } from "express";
import type { Actor } from "../auth/actor.ts";
import type { Auth } from "../auth/auth.ts";
import { callerOf, checkCaller, checkErrand } from "./callers.ts";
import type { Route } from "./route.ts";

/**
 * The user who asks; null on a public route without a token. @throws Refusal `unauthenticated`; `forbidden` when the
 * route is for services
 */
export async function authenticate<App>(
  auth: Auth,
  request: Request,
  response: Response,
  route: Route<App>,
): Promise<Actor | null> {
  if (route.access === "service") return absentPerson(route, response);
  const token = bearerOf(request) ?? (route.cookie ? cookieOf(request, route.cookie) : null);
  if (!token && route.access !== "public") {
    throw new Refusal(
      "unauthenticated",
      "token-missing",
      "Sign in and send the access token as: Authorization: Bearer TOKEN.",
    );
  }
  checkCaller(route, response);
  const actor = token ? await auth.actorOf(token, route.audiences) : null;
  checkErrand(response, actor);
  return actor;
}

/**
 * The person on whose behalf a service asks, without that person's token. It grants no permission: the use case checks
 * that the thing belongs to this person. @throws Refusal `services-only`
 */
function absentPerson<App>(route: Route<App>, response: Response): Actor {
  checkCaller({ ...route, callers: route.callers ?? [] }, response);
  const id = callerOf(response)?.userId ?? "";
  return { id, role: "service", permissions: new Set(), sessionId: null, token: "" };
}

function bearerOf(request: Request): string | null {
  const [scheme, token, extra] = (request.get("authorization") ?? "").split(" ");
  if (!scheme) return null;
  if (scheme.toLowerCase() === "bearer" && token && extra === undefined) return token;
  throw new Refusal(
    "unauthenticated",
    "token-malformed",
    "Send the access token as: Authorization: Bearer TOKEN.",
  );
}

const cookieOf = (request: Request, name: string): string | null =>
  (request.get("cookie") ?? "")
    .split(/; */)
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1) || null;

/** @throws Refusal `permission-missing` */
export function checkPermission<App>({ access }: Route<App>, actor: Actor | null): void {
  if (access === "public" || access === "signed-in" || access === "service" || actor?.permissions.has(access))
    return;
  throw new Refusal(
    "forbidden",
    "permission-missing",
    `This needs the permission ${access}, which your role does not grant.`,
  );
}
