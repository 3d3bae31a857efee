import {
  examples,
  type LetterLanguage,
  letterLanguages,
  type MessageKind,
  messageKinds,
  render,
} from "@storytelling/notification-service/letters";
import type { LocalPage } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";
import { bubble, framed, linked } from "./parts.ts";
import { styles } from "./styles.ts";

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const shown = examples();
const names = new Intl.DisplayNames(["en"], { type: "language" });
const at = (kind: MessageKind, language: LetterLanguage) => `/mailbox/previews/${kind}/${language}`;

/** Every kind of message in every language. */
export const previewsPage = (): LocalPage => ({
  title: "Previews of all messages",
  styles,
  body: `<nav><a href="/mailbox">All messages</a></nav>
<h1>Previews</h1>
<p class="note">Every message that the platform writes, with example data. Nothing here was sent.</p>
<ul class="list">
${messageKinds.map(kindRow).join("\n")}
</ul>`,
});

const kindRow = (kind: MessageKind): string => {
  const { subject } = render(kind, shown[kind], { language: "en", timeZone });
  const links = letterLanguages.map(
    (language) =>
      `<a href="${at(kind, language)}" lang="${language}" hreflang="${language}" aria-label="${escapeHtml(`${kind}, ${names.of(language)}`)}">${language}</a>`,
  );
  return `<li class="preview"><span><span class="title">${escapeHtml(subject)}</span>
<span class="meta"><span class="kind">${kind}</span></span></span><span class="languages">${links.join("")}</span></li>`;
};

/** One kind in one language, in each form in which it may be sent; null when there is none. */
export function previewPage(kind: string, language: string): LocalPage | null {
  if (!isKind(kind) || !isLanguage(language)) return null;
  const { subject, html, text, sms, push } = render(kind, shown[kind], { language, timeZone });
  const others = letterLanguages.map((other) =>
    other === language
      ? `<span aria-current="page">${other}</span>`
      : `<a href="${at(kind, other)}" hreflang="${other}">${other}</a>`,
  );
  const place = messageKinds.indexOf(kind);
  const step = (to: number, label: string) => {
    const next = messageKinds[to];
    return next ? `<a href="${at(next, language)}">${label}</a>` : "";
  };
  return {
    title: `${kind}, ${language}`,
    styles,
    body: `<nav><a href="/mailbox/previews">All previews</a>${step(place - 1, "Previous")}${step(place + 1, "Next")}</nav>
<h1 dir="auto">${escapeHtml(subject)}</h1>
<p class="meta"><span class="kind">${kind}</span><span class="languages">${others.join("")}</span></p>
${framed({ html, text, title: subject })}
<h2>SMS</h2>
${bubble(sms, `${sms.length} characters`)}
<h2>Push and in the app</h2>
<div class="push" lang="${language}" dir="auto"><b>${escapeHtml(push.title)}</b><br>${escapeHtml(push.body)}</div>
<h2>As plain text</h2>
<pre dir="auto">${linked(text)}</pre>`,
  };
}

const isKind = (kind: string): kind is MessageKind => messageKinds.some((one) => one === kind);
const isLanguage = (language: string): language is LetterLanguage =>
  letterLanguages.some((one) => one === language);
