import type { Letter, MailboxItem } from "@storytelling/mail";
import type { LocalPage } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";
import { bubble, framed, linked, timeOf } from "./parts.ts";
import { styles } from "./styles.ts";

/** One message: a letter as its reader sees it and as plain text, or an SMS. */
export function itemPage(item: MailboxItem): LocalPage {
  const title = item.way === "sms" ? `SMS to ${item.to}` : item.subject;
  return {
    title,
    styles,
    body: `<nav><a href="/mailbox">All messages</a></nav>
<h1 dir="auto">${escapeHtml(title)}</h1>
<dl class="facts">
<div><dt>To</dt><dd><bdi>${escapeHtml(item.to)}</bdi></dd></div>
<div><dt>Written</dt><dd>${timeOf(item.sentAt)}</dd></div>
${item.kind ? `<div><dt>Kind</dt><dd>${escapeHtml(item.kind)}</dd></div>` : ""}
</dl>
${item.way === "sms" ? bubble(item.text, `${item.text.length} characters`) : letter(item)}`,
  };
}

const letter = ({ html, text, subject, unsubscribe }: Letter): string =>
  `${html ? framed({ html, text, title: subject }) : ""}
<h2>As plain text</h2>
<pre dir="auto">${linked(text)}</pre>
${unsubscribe ? `<p class="note">Mail programs show a button that ends such letters. It leads to ${linked(unsubscribe)}</p>` : ""}`;
