import { isIPv4 } from "node:net";
import { type Letter, readMailbox } from "@storytelling/mail";
import { escapeHtml } from "@storytelling/values";
import type { Request, RequestHandler } from "express";

/**
 * The letters that this machine has written, for whoever sits at it: their links open accounts, so nobody else on the
 * network may see them, nor a web page that points a name of its own at this machine.
 */
export function mailbox(dir: string): RequestHandler {
  return async (request, response, next) => {
    if (!isLocal(request)) return next();
    response.setHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
    response.setHeader("cache-control", "no-store");
    response.type("html").send(page(await readMailbox(dir)));
  };
}

function isLocal({ socket, hostname }: Request): boolean {
  const address = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const here = address === "::1" || (isIPv4(address) && address.startsWith("127."));
  return here && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

const linked = (text: string): string =>
  escapeHtml(text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);

const row = ({ to, subject, sentAt, text }: Letter): string =>
  `<details><summary><b>${escapeHtml(subject)}</b> to ${escapeHtml(to)}, ${escapeHtml(sentAt)}</summary><pre>${linked(text)}</pre></details>`;

const page = (letters: readonly Letter[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mailbox</title>
<style>
:root { color-scheme: light dark; font: 1.0625rem/1.6 Georgia, serif; }
body { max-width: 44rem; margin: 8vh auto; padding: 0 1.25rem; }
details { margin: .6rem 0; }
summary { cursor: pointer; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .9rem/1.5 ui-monospace, monospace; }
a { color: light-dark(#7a2e0e, #ffb38a); }
</style>
</head>
<body>
<main>
<h1>Mailbox</h1>
<p>Letters that the platform would have sent. They lie in the data folder; set SMTP_URL to send them.</p>
${letters.map(row).join("\n") || "<p>No letters yet.</p>"}
</main>
</body>
</html>
`;
