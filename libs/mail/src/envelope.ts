import type { Mail } from "./mailer.ts";

/** The header that names a letter's kind. */
export const kindHeader = "x-storytelling-kind";

/** A letter in nodemailer's format. Nodemailer must never fetch a link or a file that a letter names. */
export const envelopeOf = (mail: Mail, from: string) => ({
  from,
  to: { name: "", address: mail.to },
  ...(mail.replyTo ? { replyTo: { name: "", address: mail.replyTo } } : {}),
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  messageId: `<${mail.id}@${domainOf(from)}>`,
  headers: {
    "auto-submitted": "auto-generated",
    ...(mail.kind ? { [kindHeader]: mail.kind } : {}),
    ...unsubscribing(mail.unsubscribe),
  },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** The headers by which mail programs show a button that ends such letters (RFC 2369, RFC 8058). */
function unsubscribing(url: string | undefined): Record<string, string> {
  if (!url) return {};
  // Parsed anew, so that the address has no character that would end the header.
  const headers = { "list-unsubscribe": `<${new URL(url).href}>` };
  return { ...headers, "list-unsubscribe-post": "List-Unsubscribe=One-Click" };
}

export const domainOf = (from: string): string => /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";
