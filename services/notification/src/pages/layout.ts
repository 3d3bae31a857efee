import { prefixOf } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";

/** The HTML of a page with a title, sentences and, where given, a form that is HTML already. */
export const layout = (page: {
  web: string;
  title: string;
  paragraphs: readonly string[];
  form?: string;
}): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(page.title)} · Storytelling</title>
<link rel="stylesheet" href="${prefixOf("notification")}/pages/style.css">
</head>
<body>
<header><a href="${escapeHtml(page.web)}">Storytelling</a></header>
<main>
<h1>${escapeHtml(page.title)}</h1>
${page.paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join("\n")}
${page.form ?? ""}
</main>
</body>
</html>
`;

/** A form with one button, which does what its label says. */
export const button = (path: string, label: string): string =>
  `<form method="post" action="${prefixOf("notification")}/${escapeHtml(path)}"><button>${escapeHtml(label)}</button></form>`;
