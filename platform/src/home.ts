import type { AnyService } from "@storytelling/service";
import type { RequestHandler } from "express";

/** The page at the platform's address: what runs here and where to go. */
export function home(services: readonly AnyService[]): RequestHandler {
  const rows = services
    .map(({ name, summary }) => `<li><a href="/docs/?urls.primaryName=${name}">${name}</a> ${summary}</li>`)
    .join("\n");
  return (_request, response) => {
    response.type("html").send(page(rows));
  };
}

const page = (rows: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Storytelling</title>
<style>
:root { color-scheme: light dark; font: 1.0625rem/1.6 Georgia, serif; }
body { max-width: 40rem; margin: 12vh auto; padding: 0 1.25rem; }
h1 { font-size: 2.25rem; line-height: 1.15; margin: 0 0 .5rem; }
li { margin: .4rem 0; }
a { color: light-dark(#7a2e0e, #ffb38a); }
code { font-size: .9em; }
</style>
</head>
<body>
<main>
<h1>Storytelling</h1>
<p>A story goes in; an audiobook read by many voices comes out. The platform is running.</p>
<ul>
${rows}
</ul>
<p><a href="/docs/">API reference</a> · <a href="/readyz">Readiness</a> · <a href="/metrics">Metrics</a> ·
<a href="/traces">Traces</a> · <a href="/mailbox">Mailbox</a></p>
<p>From a shell: <code>npm run make -- examples/little-red-cap.txt</code></p>
</main>
</body>
</html>
`;
