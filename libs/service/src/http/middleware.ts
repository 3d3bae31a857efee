import { randomUUID } from "node:crypto";
import { Refusal } from "@storytelling/values";
import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { onClose } from "../telemetry/http-spans.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { failActiveSpan } from "../telemetry/span.ts";
import { callerOf } from "./callers.ts";
import { asRefusal, problem, problemOf } from "./problem.ts";

/** Gives each request an id and, once it is answered, a line in the log and a place in the metrics. */
export function identify({ log, metrics }: { log: Logger; metrics: Metrics }): RequestHandler {
  return (request, response, next) => {
    const given = request.get("x-request-id");
    const requestId = given && /^[\w-]{8,80}$/.test(given) ? given : randomUUID();
    const started = performance.now();
    response.locals.requestId = requestId;
    response.setHeader("x-request-id", requestId);
    // Most answers bear personal data; a use case whose answer may be kept says so.
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

/** Answers what was thrown: a refusal as it says, anything else as a 500 that shows nothing. */
export function onError({ log }: { log: Logger }) {
  return (thrown: unknown, request: Request, response: Response, _next: unknown) => {
    const requestId: string = response.locals.requestId;
    const error = asRefusal(thrown);
    if (response.headersSent) {
      // Too late to say so in words: the connection breaks, so that the client does not take half for whole.
      if (!response.destroyed) log.warn({ err: error, requestId }, "an answer broke off");
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
        "Something broke on our side. Nothing was changed. Tell us the requestId if it stays so.";
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
    // What is left of the body is not wanted; without this the client might wait to send it.
    if (!request.readableEnded) response.setHeader("connection", "close");
    sendProblem(response, problemOf(error, requestId));
  };
}

/** Why, without what an error may carry beside its message, such as a token's claims or what was no JSON. */
function reasonOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  if (cause instanceof SyntaxError) return cause.name;
  const deeper = reasonOf(cause.cause);
  return deeper ? `${cause.message}: ${deeper}` : cause.message;
}

/** Sends a problem as it is, or as the page that its route shows for it. */
export function sendProblem(response: Response, body: { status: number; code?: string }): void {
  response.locals.code = body.code;
  if (response.locals.refused) response.locals.refused(body);
  else response.status(body.status).type("application/problem+json").send(JSON.stringify(body));
}
