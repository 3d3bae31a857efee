import { prefixOf } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";

/** The path of a page. */
export const at = (page: string): string => `${prefixOf("identity")}/pages/${page}`;

/** The HTML of a page. `body` is HTML already; `web` is the web app's address. */
export const layout = (page: { title: string; body: string; web: string; script?: string }): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(page.title)} · Storytelling</title>
<link rel="stylesheet" href="${at("style.css")}">
${page.script ? `<script src="${at(page.script)}" defer></script>\n` : ""}</head>
<body>
<header><a href="${escapeHtml(page.web)}">Storytelling</a></header>
<main>
${page.body}
</main>
</body>
</html>
`;
