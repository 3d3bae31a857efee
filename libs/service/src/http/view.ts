import { Refusal } from "@storytelling/values";
import type { Request, RequestHandler, Response } from "express";
import type { Problem } from "./problem.ts";

/** The fields of a request that its page may show again, unchecked. */
export interface Given {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How a route answers a browser: with one HTML page for its use case's answer, and one for its refusals. */
export interface View<App> {
  /** The page plays sound and sends it: its scripts may ask this server, and it may play what they recorded. */
  readonly media?: boolean;
  /** Where the browser goes after a form, so that loading the page again does not send the form again. */
  leadsTo?(body: unknown, given: Given): string;
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

const mediaPolicy = "; connect-src 'self'; media-src 'self' blob:";

export function sendPage(
  response: Response,
  { status, html, media = false }: { status: number; html: string; media?: boolean | undefined },
): void {
  const body = Buffer.from(html);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (media) response.setHeader("content-security-policy", headers["content-security-policy"] + mediaPolicy);
  response.status(status).setHeader("content-length", body.length).end(body);
}

export const givenOf = ({ params, query, body }: Request): Given => ({ params, query, body: body ?? {} });

/** Answers with the page of a use case's answer, or sends the browser on. */
export function showAnswer<App>(
  { app, view, status }: { app: App; view: View<App>; status: number },
  request: Request,
  response: Response,
  body: unknown,
): void {
  const given = givenOf(request);
  if (view.leadsTo) {
    response.setHeader("cache-control", "no-store");
    response.redirect(303, view.leadsTo(body, given));
  } else sendPage(response, { status, html: view.answered(app, body, given), media: view.media });
}

/** Sets how refusals on this route are shown. */
export const refuseWith =
  <App>(app: App, view: View<App>): RequestHandler =>
  (request, response, next) => {
    // The error handler is not at this route's path, so the parameters are gone there.
    const { params } = request;
    response.locals.refused = (problem: Problem) =>
      sendPage(response, {
        status: problem.status,
        html: view.refused(app, problem, { ...givenOf(request), params }),
        media: view.media,
      });
    next();
  };

/** Refuses a form that another site has posted, so that it cannot use its visitors' browsers to ask. */
export const sameSiteOnly: RequestHandler = (request, _response, next) => {
  if (request.method !== "POST" || request.get("sec-fetch-site") !== "cross-site") return next();
  const message = "This form was sent by another site. Open the link in your letter again.";
  next(new Refusal("forbidden", "cross-site", message));
};
