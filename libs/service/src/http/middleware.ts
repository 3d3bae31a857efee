import { randomUUID } from "node:crypto";
import { Refusal } from "@storytelling/values";
import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { onClose } from "../telemetry/http-spans.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { failActiveSpan } from "../telemetry/span.ts";
import { callerOf } from "./callers.ts";
import { asRefusal, problem, problemOf } from "./problem.ts";

/** Gives each request an id. Once it is answered, it is logged and counted in the metrics. */
export function identify({ log, metrics }: { log: Logger; metrics: Metrics }): RequestHandler {
  return (request, response, next) => {
    const given = request.get("x-request-id");
    const requestId = given && /^[\w-]{8,80}$/.test(given) ? given : randomUUID();
    const started = performance.now();
    response.locals.requestId = requestId;
    // Each step of a request listens once for the end of its answer; Node warns of a leak from the eleventh on.
    response.setMaxListeners(20);
    response.setHeader("x-request-id", requestId);
    // Most answers contain personal data; a use case whose answer may be cached says so.
    response.setHeader("cache-control", "no-store");
    onClose(response, () => {
      const seconds = (performance.now() - started) / 1000;
      const route: string = response.locals.route ?? "none";
      metrics.request({ method: request.method, route, status: response.statusCode }, seconds);
      log.info(
        {
          requestId,
          method: request.method,
          route,
          status: response.statusCode,
          ms: Math.round(seconds * 1000),
          caller: callerOf(response)?.service,
          code: response.locals.code,
        },
        "request",
      );
    });
    next();
  };
}

/** Answers an error: a refusal with its own problem, anything else with a 500 that shows no details. */
export function onError({ log }: { log: Logger }) {
  return (thrown: unknown, request: Request, response: Response, _next: unknown) => {
    const requestId: string = response.locals.requestId;
    const error = asRefusal(thrown);
    if (response.headersSent) {
      // The status was sent already. The connection is closed, so that the client does not take half an answer for a
      // whole one.
      if (!response.destroyed) log.warn({ err: error, requestId }, "an answer was interrupted");
      response.destroy();
      return;
    }
    for (const name of ["content-type", "content-length", "etag", "content-disposition"])
      response.removeHeader(name);
    response.setHeader("cache-control", "no-store");
    if (!(error instanceof Refusal)) {
      failActiveSpan(error);
      log.error(
        { err: error, requestId, method: request.method, route: response.locals.route },
        "a request failed",
      );
      const detail =
        "Something failed on our side. Nothing was changed. If it fails again, tell us the requestId.";
      sendProblem(response, problem(500, "internal-error", detail, requestId));
      return;
    }
    if (error.kind === "unavailable")
      log.warn(
        { requestId, code: error.code, reason: reasonOf(error.cause) },
        "a request could not be served",
      );
    if (error.kind === "unauthenticated") response.setHeader("www-authenticate", "Bearer");
    if (error.retryAfter !== undefined) response.setHeader("retry-after", error.retryAfter);
    // The rest of the body is not needed; without this the client might wait to send it.
    if (!request.readableEnded) response.setHeader("connection", "close");
    sendProblem(response, problemOf(error, requestId));
  };
}

/** The reason, without other fields of the error, which may quote a token's claims or a body. */
function reasonOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  if (cause instanceof SyntaxError) return cause.name;
  const deeper = reasonOf(cause.cause);
  return deeper ? `${cause.message}: ${deeper}` : cause.message;
}

/** Sends a problem as JSON, or as the page that its route shows for it. */
export function sendProblem(response: Response, body: { status: number; code?: string }): void {
  response.locals.code = body.code;
  if (response.locals.refused) response.locals.refused(body);
  else response.status(body.status).type("application/problem+json").send(JSON.stringify(body));
}
