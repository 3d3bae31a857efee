import { escapeHtml } from "@storytelling/values";
import type { Language, Sentence, Told } from "./told.ts";

/** A message with everything that its layout needs. */
export interface Laid {
  readonly told: Told;
  readonly language: Language;
  readonly name: string | null;
  readonly link: string | null;
  readonly unsubscribe: string | null;
}

const kept = (sentences: readonly Sentence[] = []): string[] =>
  sentences.filter((one) => typeof one === "string" && one !== "") as string[];
const factsOf = ({ facts = [] }: Told) => facts.filter((fact) => fact !== null);

/** The message as plain text. */
export function textOf({ told, language, name, link, unsubscribe }: Laid): string {
  const parts = [
    language.greeting(name),
    ...kept(told.paragraphs),
    told.quote && `${indented(told.quote.words)}\n    ${told.quote.by}`,
    factsOf(told)
      .map(([label, value]) => `${label}: ${value}`)
      .join("\n"),
    ...(told.items ?? []).map(({ title, body, link }) =>
      [`* ${title}`, body, link].filter(Boolean).join("\n  "),
    ),
    told.button && link && `${told.button}:\n${link}`,
    ...kept(told.after),
    `--\n${told.why}${unsubscribe ? `\n${language.stop}: ${unsubscribe}` : ""}\nStorytelling`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

const indented = (words: string): string => words.replace(/^/gm, "    ");

/**
 * The message as HTML. Mail programs drop style sheets, so each element has its styles; those that keep the sheet show
 * dark colours where their user wants them.
 */
export function htmlOf({ told, language, name, link, unsubscribe }: Laid): string {
  const { rightToLeft, locale } = language;
  const [start, direction] = rightToLeft ? ["right", "rtl"] : ["left", "ltr"];
  const font = rightToLeft ? "'Noto Naskh Arabic','Geeza Pro','Segoe UI',Tahoma,sans-serif" : "Georgia,serif";
  const body = [
    element("p", "brand", "margin:0 0 24px;font-size:17px;font-style:italic", "Storytelling"),
    element(
      "h1",
      "ink",
      "margin:0 0 20px;font-size:25px;line-height:1.3;font-weight:normal",
      told.heading ?? told.subject,
    ),
    ...[language.greeting(name), ...kept(told.paragraphs)].map(paragraph),
    told.quote && quoteHtml(told.quote, start),
    factsHtml(factsOf(told)),
    ...(told.items ?? []).map((item) => itemHtml(item)),
    told.button && link && buttonHtml(told.button, link, language.orOpen),
    ...kept(told.after).map(paragraph),
  ];
  const footer = [
    escapeHtml(told.why),
    unsubscribe &&
      `<a class="soft" href="${escapeHtml(unsubscribe)}" style="color:${light.soft};text-decoration:underline">${escapeHtml(language.stop)}</a>`,
  ];
  return `<!doctype html>
<html lang="${locale}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(told.subject)}</title>
<style>${sheet}</style>
</head>
<body class="paper" dir="${direction}" style="margin:0;padding:0;background:${light.paper};-webkit-text-size-adjust:100%">
<div class="paper" dir="${direction}" style="padding:24px 12px;background:${light.paper};font-family:${font};font-size:18px;line-height:1.6;text-align:${start}">
<div class="card" style="max-width:560px;margin:0 auto;padding:28px 24px;box-sizing:border-box;background:${light.card};border:1px solid ${light.line};border-radius:12px;color:${light.ink};overflow-wrap:anywhere">
${body.filter(Boolean).join("\n")}
</div>
<div class="soft" style="max-width:560px;margin:0 auto;padding:16px 24px 0;box-sizing:border-box;color:${light.soft};font-size:15px;line-height:1.5;overflow-wrap:anywhere">${footer.filter(Boolean).join("<br>")}</div>
</div>
</body>
</html>
`;
}

const light = {
  paper: "#f6f1ea",
  card: "#fffdfa",
  line: "#e2d9ce",
  ink: "#241f1b",
  soft: "#5f5851",
  accent: "#7a2e0e",
  onAccent: "#ffffff",
};
const dark = {
  paper: "#171513",
  card: "#211e1b",
  line: "#3b3631",
  ink: "#f1ece6",
  soft: "#b9b0a6",
  accent: "#ffb38a",
  onAccent: "#2a1206",
};

const sheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a:focus-visible { outline: 3px solid ${light.accent}; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  .paper { background: ${dark.paper} !important; }
  .card { background: ${dark.card} !important; border-color: ${dark.line} !important; color: ${dark.ink} !important; }
  .ink { color: ${dark.ink} !important; }
  .soft, .brand { color: ${dark.soft} !important; }
  .link { color: ${dark.accent} !important; }
  .button { background: ${dark.accent} !important; color: ${dark.onAccent} !important; }
  .rule { border-color: ${dark.accent} !important; }
  .fact { border-color: ${dark.line} !important; }
  a:focus-visible { outline-color: ${dark.accent}; }
}
`;

const element = (tag: string, name: string, style: string, text: string, more = ""): string =>
  `<${tag} class="${name}"${more} style="${style};color:${name === "brand" || name === "soft" ? light.soft : light.ink}">${lines(text)}</${tag}>`;
const lines = (text: string): string => escapeHtml(text).replaceAll("\n", "<br>");
const paragraph = (text: string): string => element("p", "ink", "margin:0 0 16px", text);

const quoteHtml = ({ words, by }: { words: string; by: string }, start: string): string =>
  `<blockquote class="rule" style="margin:0 0 20px;padding:4px 16px;border:0 solid ${light.accent};border-${start}-width:3px">
${element("p", "ink", "margin:0;font-style:italic", words, ' dir="auto"')}
${element("p", "soft", "margin:6px 0 0;font-size:16px", by)}
</blockquote>`;

const factsHtml = (facts: readonly (readonly [string, string])[]): string =>
  facts.length === 0
    ? ""
    : `<dl style="margin:0 0 20px">\n${facts
        .map(
          ([label, value]) =>
            `<div class="fact" style="padding:8px 0;border-top:1px solid ${light.line}">${element("dt", "soft", "margin:0;font-size:16px", label)}${element("dd", "ink", "margin:0", value, ' dir="auto"')}</div>`,
        )
        .join("\n")}\n</dl>`;

const itemHtml = (item: { title: string; body: string; link: string | null }): string => {
  const title = escapeHtml(item.title);
  const linked = item.link
    ? `<a class="link" href="${escapeHtml(item.link)}" style="color:${light.accent}">${title}</a>`
    : title;
  return `<div class="fact" style="padding:12px 0;border-top:1px solid ${light.line}"><p class="ink" dir="auto" style="margin:0 0 4px;color:${light.ink};font-weight:bold">${linked}</p>${element("p", "ink", "margin:0", item.body, ' dir="auto"')}</div>`;
};

const buttonHtml = (label: string, link: string, orOpen: string): string =>
  `<p style="margin:24px 0 12px"><a class="button" href="${escapeHtml(link)}" style="display:inline-block;padding:14px 24px;border-radius:8px;background:${light.accent};color:${light.onAccent};font-size:19px;line-height:1.4;text-decoration:none">${escapeHtml(label)}</a></p>
<p class="soft" style="margin:0 0 16px;color:${light.soft};font-size:15px;line-height:1.5">${escapeHtml(orOpen)}<br><a class="link" href="${escapeHtml(link)}" dir="ltr" style="color:${light.accent};word-break:break-all">${escapeHtml(link)}</a></p>`;
