import { escapeHtml } from "@storytelling/values";

const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** A moment as this machine's clock shows it. */
export function timeOf(sentAt: string): string {
  const date = new Date(sentAt);
  if (Number.isNaN(date.getTime())) return "";
  return `<time datetime="${date.toISOString()}">${time.format(date)}</time>`;
}

/** Plain text, escaped, with its links. */
export const linked = (text: string): string =>
  escapeHtml(text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);

const rem = (text: string, perLine: number): number => {
  const lines = text.split("\n").reduce((sum, line) => sum + (Math.ceil(line.length / perLine) || 0.6), 0);
  return Math.ceil(lines * 1.75 + 15);
};

/**
 * A letter's HTML in a frame that runs no script and sends no form. The page's policy holds in it, too. Its links open
 * in the whole window, as only a press of the user can. A frame cannot grow with its letter without a script, so its
 * height is estimated from the text, for a narrow and a wide window.
 */
export function framed({ html, text, title }: { html: string; text: string; title: string }): string {
  const height = `--narrow:${rem(text, 26)}rem;--wide:${rem(text, 48)}rem`;
  // A base without an address changes only where links open.
  const inner = /<head>/i.test(html)
    ? html.replace(/<head>/i, '<head><base target="_top">')
    : `<base target="_top">${html}`;
  return `<iframe sandbox="allow-top-navigation-by-user-activation" title="${escapeHtml(title)}" style="${height}" srcdoc="${escapeHtml(inner)}"></iframe>`;
}

/** An SMS as a phone shows it, with what it costs to send. */
export const bubble = (text: string, note: string): string =>
  `<div class="phone"><p class="bubble" dir="auto">${linked(text)}</p></div>
<p class="note">${escapeHtml(note)}</p>`;

export const wayBadge = (way: "email" | "sms"): string =>
  `<span class="badge ${way}">${way === "sms" ? "SMS" : "E-mail"}</span>`;
