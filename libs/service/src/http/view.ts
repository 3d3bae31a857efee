import { Refusal } from "@storytelling/values";
import type { Request, RequestHandler, Response } from "express";
import type { Problem } from "./problem.ts";

/** The fields of a request that its page may show again, unchecked. */
export interface Given {
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How a route answers a browser: with one HTML page for its use case's answer, and one for its refusals. */
export interface View<App> {
  answered(app: App, body: unknown, given: Given): string;
  refused(app: App, problem: Problem, given: Given): string;
}

/**
 * A page runs only our scripts, posts only to us and cannot be framed. Its address may contain a token, so no other
 * site, cache or search engine gets it.
 */
const headers: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "x-robots-tag": "noindex, nofollow",
  "cross-origin-opener-policy": "same-origin",
};

export function sendPage(response: Response, status: number, html: string): void {
  const body = Buffer.from(html);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.status(status).setHeader("content-length", body.length).end(body);
}

export const givenOf = ({ query, body }: Request): Given => ({ query, body: body ?? {} });

/** Sets how refusals on this route are shown. */
export const refuseWith =
  <App>(app: App, view: View<App>): RequestHandler =>
  (request, response, next) => {
    response.locals.refused = (problem: Problem) =>
      sendPage(response, problem.status, view.refused(app, problem, givenOf(request)));
    next();
  };

/** Refuses a form that another site has posted, so that it cannot use its visitors' browsers to ask. */
export const sameSiteOnly: RequestHandler = (request, _response, next) => {
  if (request.method !== "POST" || request.get("sec-fetch-site") !== "cross-site") return next();
  const message = "This form was sent by another site. Open the link in your letter again.";
  next(new Refusal("forbidden", "cross-site", message));
};
