import { Refusal } from "@storytelling/values";
import express, { type RequestHandler, type Response, Router } from "express";
import type { Logger } from "pino";
import type { Actor } from "../auth/actor.ts";
import type { Auth } from "../auth/auth.ts";
import type { Callers } from "../auth/callers.ts";
import type { Db } from "../db/db.ts";
import type { Sealer } from "../keys/seal.ts";
import { traceRequests } from "../telemetry/http-spans.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { authenticate, checkPermission } from "./authenticate.ts";
import { ofType } from "./body/incoming-bytes.ts";
import { largeTurns } from "./body/large-turns.ts";
import { jsonLimitsOf, SMALL_BYTES } from "./body/limits.ts";
import { paced } from "./body/paced.ts";
import { readJsonBody } from "./body/read-json.ts";
import { callerOf, recognise } from "./callers.ts";
import { type Limits, limits } from "./limits.ts";
import { identify, onError, sendProblem } from "./middleware.ts";
import { perform } from "./perform.ts";
import { problem } from "./problem.ts";
import type { Route } from "./route.ts";
import { streamLimit } from "./streams/stream-limit.ts";
import { whileAllowed } from "./streams/while-allowed.ts";
import { refuseWith, sameSiteOnly } from "./view.ts";

export interface ApiOptions<App> {
  readonly service: string;
  /** The path that the routes' paths begin with. */
  readonly prefix: string;
  readonly trustTraceparent: boolean;
  readonly app: App;
  readonly db: Db;
  readonly auth: Auth;
  readonly sealer: Sealer;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly routes: readonly Route<App>[];
  readonly callers: Callers;
  /** Requests of one account, or of one address without an account, in a minute, over all routes. */
  readonly requestsPerMinute: number;
  /** Aborted when the service begins to stop: long answers end. */
  readonly stopping: AbortSignal;
}

const formType = "application/x-www-form-urlencoded";

/** A service's routes as an Express router, which checks, runs, answers, logs and counts each request. */
export function createApi<App>(options: ApiOptions<App>): Router {
  const router = Router({ caseSensitive: true });
  router.use(recognise(options.callers));
  const trusts = (response: Response) => options.trustTraceparent || callerOf(response) !== null;
  router.use(traceRequests({ ...options, trusts }));
  router.use(identify(options));
  const shares: Shares = {
    general: limits(options.requestsPerMinute, 60),
    turns: largeTurns(),
    streams: streamLimit(),
  };
  for (const route of options.routes)
    router[route.method](expressPath(route.path), ...handlers(options, route, shares));
  router.use(shares.general.strangers);
  for (const path of new Set(options.routes.map((route) => route.path))) {
    const allowed = options.routes
      .filter((route) => route.path === path)
      .map((route) => route.method.toUpperCase());
    router.all(expressPath(path), (_request, response) => {
      response.setHeader("allow", allowed.join(", "));
      const detail = `Only ${allowed.join(", ")} is possible here.`;
      sendProblem(response, problem(405, "method-not-allowed", detail, response.locals.requestId));
    });
  }
  router.use((_request, response) => {
    sendProblem(
      response,
      problem(404, "route-not-found", "There is nothing at this address.", response.locals.requestId),
    );
  });
  router.use(onError(options));
  return router;
}

const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

/** Limits that all routes of a service share. */
interface Shares {
  readonly general: Limits;
  readonly turns: RequestHandler;
  readonly streams: RequestHandler;
}

function handlers<App>(
  options: ApiOptions<App>,
  route: Route<App>,
  { general, turns, streams }: Shares,
): RequestHandler[] {
  const { useCase } = route;
  const steps: RequestHandler[] = [
    (_request, response, next) => {
      response.locals.route = route.path;
      for (const [name, value] of Object.entries(route.everyAnswer ?? {})) response.setHeader(name, value);
      next();
    },
  ];
  if (route.view) steps.push(refuseWith(options.app, route.view));
  if (route.view || route.cookie) steps.push(sameSiteOnly);
  const own = route.limit && limits(route.limit.requests, route.limit.seconds);
  steps.push(async (request, response, next) => {
    const who = () => authenticate(options.auth, request, response, route);
    const actor = await general.admit(request, response, who);
    // A public route counts by address, so that many accounts do not get many attempts.
    await own?.count(request, response, route.access === "public" ? null : actor);
    checkPermission(route, actor);
    response.locals.actor = actor;
    next();
  });
  if (typeof useCase.answer === "object" && "events" in useCase.answer) {
    const ask = ({ token }: Actor) => options.auth.actorOf(token, route.audiences);
    steps.push(streams, whileAllowed(ask));
  }
  if (useCase.body) {
    steps.push((request, _answer, next) => {
      const type = route.form ? formType : "application/json";
      if (request.is(type)) return next();
      next(new Refusal("unsupported", route.form ? "not-a-form" : "not-json", `Send the body as ${type}.`));
    });
    const most = jsonLimitsOf(route);
    if (most.bytes > SMALL_BYTES) steps.push(turns);
    steps.push(paced());
    if (route.form)
      steps.push(express.urlencoded({ limit: most.bytes, extended: false, parameterLimit: 50 }));
    else steps.push(...readJsonBody(most));
  }
  if (route.upload) steps.push(turns, paced());
  if (route.byteBody) steps.push(ofType(route.byteBody), turns, paced());
  // It must not be unpacked or re-encoded, since the signature is over the bytes as sent.
  if (route.rawBody)
    steps.push(paced(), express.raw({ limit: route.rawBody, type: () => true, inflate: false }));
  steps.push((request, response) => perform(options, route, request, response));
  return steps;
}
