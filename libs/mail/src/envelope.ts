import type { Mail } from "./mailer.ts";

/** A letter as nodemailer takes it. No link or file in it is fetched, whatever it says. */
export const envelopeOf = (mail: Mail, from: string) => ({
  from,
  to: { name: "", address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  messageId: `<${mail.id}@${domainOf(from)}>`,
  headers: { "auto-submitted": "auto-generated" },
  disableFileAccess: true,
  disableUrlAccess: true,
});

const domainOf = (from: string): string => /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";
