import type { MailConfig } from "./config.ts";
import { readDkim } from "./dkim.ts";
import { domainOf } from "./envelope.ts";
import { folderMailer } from "./folder.ts";
import type { LetterSealer } from "./letter-files.ts";
import type { Mailer } from "./mailer.ts";
import { smtpMailer } from "./smtp.ts";

/**
 * Sends over SMTP when a server is configured, else writes into the folder.
 * @throws Error when DKIM_KEY cannot be read
 */
export function openMailer(
  config: MailConfig,
  { dir, sealer }: { dir: string; sealer: LetterSealer },
): Mailer {
  const from = config.MAIL_FROM;
  if (!config.SMTP_URL) return folderMailer({ dir, from, sealer });
  const { DKIM_DOMAIN = domainOf(from), DKIM_SELECTOR, DKIM_KEY } = config;
  const dkim = DKIM_SELECTOR && DKIM_KEY ? readDkim(DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY) : null;
  return smtpMailer({ url: config.SMTP_URL, from, ...(dkim ? { dkim } : {}) });
}
