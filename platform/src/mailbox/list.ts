import type { MailboxItem } from "@storytelling/mail";
import type { LocalPage } from "@storytelling/service";
import { escapeHtml } from "@storytelling/values";
import { timeOf, wayBadge } from "./parts.ts";
import { styles } from "./styles.ts";

/** All messages, the newest first. */
export const listPage = (items: readonly MailboxItem[]): LocalPage => ({
  title: "Mailbox",
  styles,
  body: `<nav><a href="/">Storytelling</a><a href="/mailbox/previews">Previews of all messages</a></nav>
<h1>Mailbox</h1>
<p class="note">Letters and SMS messages that the platform would have sent. They are sealed in the data folder. Set SMTP_URL to send letters.</p>
${items.length > 0 ? `<ol class="list">\n${items.map(row).join("\n")}\n</ol>` : '<p class="empty">No letters yet.</p>'}`,
});

const row = (item: MailboxItem): string => {
  const title = item.way === "sms" ? item.text : item.subject;
  const kind = item.kind ? `<span class="kind">${escapeHtml(item.kind)}</span>` : "";
  return `<li><a class="row" href="/mailbox/${item.id}"><span class="title" dir="auto">${escapeHtml(title)}</span>
<span class="meta">${wayBadge(item.way)}<span>to <bdi>${escapeHtml(item.to)}</bdi></span>${timeOf(item.sentAt)}${kind}</span></a></li>`;
};
