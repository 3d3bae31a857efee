import {
  context,
  isSpanContextValid,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import type { RequestHandler, Response } from "express";
import { carrierOf, contextOf } from "./carrier.ts";
import { inSpan, openSpan } from "./span.ts";
import { isTracing } from "./tracing.ts";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * A span for each request, named by its route, never by its address, which may contain ids and tokens. It continues a
 * trace only of a trusted sender. Otherwise it begins a new one with a link to the trace that was sent, so that no
 * stranger decides what is sampled.
 */
export function traceRequests(options: {
  service: string;
  prefix: string;
  trusts(response: Response): boolean;
}): RequestHandler {
  return (request, response, next) => {
    if (!isTracing()) return next();
    const trust = options.trusts(response);
    const method = methods.has(request.method) ? request.method : "_OTHER";
    const sent = contextOf({
      traceparent: request.get("traceparent"),
      tracestate: request.get("tracestate"),
    });
    const stranger = trust ? undefined : trace.getSpanContext(sent);
    const { span, inside } = openSpan(method === "_OTHER" ? "HTTP" : method, {
      service: options.service,
      kind: SpanKind.SERVER,
      attributes: { "http.request.method": method, "url.scheme": request.protocol },
      parent: sent,
      root: !trust,
      links: stranger ? [{ context: stranger }] : [],
    });
    if (isSpanContextValid(span.spanContext()))
      response.setHeader("traceresponse", headerOf(span.spanContext()));
    response.once("close", () => {
      const { route, requestId } = response.locals as { route?: string; requestId?: string };
      if (route) {
        span.updateName(`${method} ${options.prefix}${route}`);
        span.setAttribute("http.route", `${options.prefix}${route}`);
      }
      if (requestId) span.setAttribute("storytelling.request.id", requestId);
      if (response.headersSent) span.setAttribute("http.response.status_code", response.statusCode);
      if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    context.with(inside, next);
  };
}

const headerOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;

/**
 * Sends a request to another service of ours: in a span, and with a `traceparent` that the service continues. `route` is
 * the path with names for ids.
 */
export function callPeer(request: Request, route: string): Promise<globalThis.Response> {
  const { method } = request;
  const url = new URL(request.url);
  const attributes = {
    "http.request.method": method,
    "url.template": route,
    "server.address": url.hostname,
    "server.port": Number(url.port || (url.protocol === "https:" ? 443 : 80)),
  };
  return inSpan(`${method} ${route}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    for (const [name, value] of Object.entries(carrierOf())) request.headers.set(name, value);
    const response = await fetch(request);
    span.setAttribute("http.response.status_code", response.status);
    if (response.status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
    return response;
  });
}

/** Runs a listener in the trace context of the code that adds it, so that its log lines have the trace id. */
export const onClose = (response: Response, listener: () => void): unknown =>
  response.once("close", context.bind(context.active(), listener));
