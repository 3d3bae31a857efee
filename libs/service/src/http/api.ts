import { Refusal } from "@storytelling/values";
import express, { type Request, type RequestHandler, type Response, Router } from "express";
import type { Logger } from "pino";
import type { Actor } from "../auth/actor.ts";
import type { Auth } from "../auth/auth.ts";
import type { Callers } from "../auth/callers.ts";
import type { Db } from "../db/db.ts";
import type { Sealer } from "../keys/seal.ts";
import { traceRequests } from "../telemetry/http-spans.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { largeTurns } from "./body/large-turns.ts";
import { jsonLimitsOf, SMALL_BYTES } from "./body/limits.ts";
import { paced } from "./body/paced.ts";
import { readJsonBody } from "./body/read-json.ts";
import { makeCall } from "./call.ts";
import { callerOf, checkCaller, checkErrand, recognise } from "./callers.ts";
import { check, checkStorable } from "./check.ts";
import { type Limits, limits } from "./limits.ts";
import { identify, onError, sendProblem } from "./middleware.ts";
import { problem } from "./problem.ts";
import type { Route } from "./route.ts";
import { sendEvents, sendJson, sendMedia, sendStream } from "./send.ts";
import { streamLimit } from "./streams/stream-limit.ts";
import { whileAllowed } from "./streams/while-allowed.ts";
import { readUpload } from "./upload.ts";
import type { Answer, AnyUseCase, Media } from "./use-case.ts";
import { givenOf, refuseWith, sameSiteOnly, sendPage } from "./view.ts";

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
      next();
    },
  ];
  if (route.view) steps.push(refuseWith(options.app, route.view), sameSiteOnly);
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
  // It must not be unpacked or re-encoded, since the signature is over the bytes as sent.
  if (route.rawBody)
    steps.push(paced(), express.raw({ limit: route.rawBody, type: () => true, inflate: false }));
  steps.push((request, response) => perform(options, route, request, response));
  return steps;
}

/**
 * The user who asks; null on a public route without a token. @throws Refusal `unauthenticated`; `forbidden` when the
 * route is for services
 */
async function authenticate<App>(
  auth: Auth,
  request: Request,
  response: Response,
  route: Route<App>,
): Promise<Actor | null> {
  const token = bearerOf(request);
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

function checkPermission<App>({ access }: Route<App>, actor: Actor | null): void {
  if (access === "public" || access === "signed-in" || actor?.permissions.has(access)) return;
  throw new Refusal(
    "forbidden",
    "permission-missing",
    `This needs the permission ${access}, which your role does not grant.`,
  );
}

async function perform<App>(
  options: ApiOptions<App>,
  route: Route<App>,
  request: Request,
  response: Response,
): Promise<void> {
  const useCase = route.useCase;
  const input = checkInput(useCase, request);
  const upload = route.upload ? await readUpload(request, route.upload) : null;
  for (const [name, value] of Object.entries(upload?.fields ?? {})) checkStorable(name, value);
  const raw = route.rawBody ? { bytes: bytesOf(request.body), headers: request.headers } : null;
  const call = await makeCall(options, route, request, response, { ...input, upload, raw });
  const answer = call.before ?? (await useCase.run(options.app, call.call));
  call.settle(answer);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (route.view) {
    const html = route.view.answered(options.app, answer.body, givenOf(request));
    sendPage(response, route.status ?? 200, html);
  } else await send(route, request, response, answer, call.call);
}

// An empty body is not parsed and stays undefined.
const bytesOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

function checkInput<App>(useCase: AnyUseCase<App>, request: Request) {
  const part = (name: "params" | "query" | "body") => {
    const schema = useCase[name];
    if (!schema) return undefined;
    checkStorable(name, request[name]);
    return check(name, schema, request[name] ?? {});
  };
  return { params: part("params"), query: part("query"), body: part("body") };
}

async function send<App>(
  route: Route<App>,
  request: Request,
  response: Response,
  answer: Answer<unknown>,
  call: { readonly signal: AbortSignal },
): Promise<void> {
  const kind = route.useCase.answer;
  if (kind === "nothing") response.status(route.status ?? 204).end();
  else if ("media" in kind) await sendMedia(request, response, answer.body as Media);
  else if ("stream" in kind)
    await sendStream(response, answer.body as AsyncIterable<Uint8Array>, kind.stream);
  else if ("events" in kind) await sendEvents(response, answer.body as AsyncIterable<unknown>, call.signal);
  // The schema also removes fields that it does not name, so that nothing leaks.
  else sendJson(response, route.status ?? 200, route.useCase.trusted ? answer.body : kind.parse(answer.body));
}
