import { prefixOf } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";
import { type Words, wordsIn } from "./words/index.ts";

/** The path of a page. */
export const at = (page: string): string => `${prefixOf("collaboration")}/${page}`;

/** The HTML of a page. `body` is HTML already. */
export function layout(page: {
  readonly words: Words;
  readonly title: string;
  readonly body: string;
  readonly script?: string;
}): string {
  const { words, title, body, script } = page;
  return `<!doctype html>
<html lang="${words.language}" dir="${words.rightToLeft ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)} · Storytelling</title>
<link rel="stylesheet" href="${at("pages/style.css")}">
${script ? `<script type="module" src="${at(`pages/${script}`)}"></script>\n` : ""}</head>
<body>
<header>Storytelling</header>
<main>
${body}
</main>
</body>
</html>
`;
}

/** The words of a page in the language that its reader asked for, else in the one that is known of them. */
export const wordsFor = (query: Readonly<Record<string, unknown>>, known: unknown): Words =>
  wordsIn(typeof query.language === "string" ? query.language : String(known ?? "en"));
