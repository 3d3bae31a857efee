import { escapeHtml } from "@storytelling/values";
import type { Response } from "express";

/** A page of a development platform; `body` and `styles` are HTML and CSS already. */
export interface LocalPage {
  readonly title: string;
  readonly body: string;
  /** Replaces the usual styles. */
  readonly styles?: string;
  readonly status?: number;
}

/** Sends a page that runs no script, loads nothing, cannot be framed, and is not cached. */
export function sendLocalPage(
  response: Response,
  { title, body, styles = looks, status = 200 }: LocalPage,
): void {
  response.setHeader(
    "content-security-policy",
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  response.setHeader("cache-control", "no-store");
  response
    .status(status)
    .type("html")
    .send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${styles}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`);
}

const looks = `
:root { color-scheme: light dark; font: 1.0625rem/1.6 Georgia, serif; }
body { max-width: 44rem; margin: 10vh auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 2.25rem; line-height: 1.15; margin: 0 0 .5rem; }
li { margin: .4rem 0; }
details { margin: .6rem 0; }
summary { cursor: pointer; }
pre { white-space: pre-wrap; font: .9rem/1.5 ui-monospace, monospace; }
code { font-size: .9em; }
a { color: light-dark(#7a2e0e, #ffb38a); }
a:focus-visible, summary:focus-visible { outline: 3px solid; outline-offset: 2px; border-radius: 2px; }
`;
