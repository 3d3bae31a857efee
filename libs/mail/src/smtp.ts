import { createTransport } from "nodemailer";
import { type Dkim, signing } from "./dkim.ts";
import { envelopeOf } from "./envelope.ts";
import { type Mailer, MailRefused } from "./mailer.ts";

/** How long a server may be silent, in milliseconds. */
export interface SmtpTimeouts {
  readonly connectMs: number;
  readonly greetingMs: number;
  readonly silentMs: number;
}

const patience: SmtpTimeouts = { connectMs: 10_000, greetingMs: 10_000, silentMs: 20_000 };

/** Sends over SMTP: `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…:465`. */
export function smtpMailer(options: {
  url: string;
  from: string;
  timeouts?: SmtpTimeouts;
  dkim?: Dkim;
}): Mailer {
  const { connectMs, greetingMs, silentMs } = options.timeouts ?? patience;
  const { protocol, hostname, port, username, password, searchParams } = new URL(options.url);
  const secure = protocol === "smtps:";
  const transport = createTransport({
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // A password is never sent unencrypted, unless `?plain=true` says that the connection is safe.
    requireTLS: !secure && username !== "" && searchParams.get("plain") !== "true",
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: silentMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(options.dkim ? { dkim: signing(options.dkim) } : {}),
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail(envelopeOf(mail, options.from));
      } catch (error) {
        throw told(error);
      }
    },
    async forget() {},
    close: () => transport.close(),
  };
}

/** The error without the address and the letter, which nodemailer's errors contain. */
function told(error: unknown): Error {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  // Only a reply to the recipient or to the letter is about this mail. A refused sign-in is for the operator to fix.
  const about = code === "EENVELOPE" || code === "EMESSAGE";
  if (about && responseCode !== undefined && responseCode >= 500) return new MailRefused(responseCode);
  return new Error(
    `The mail server did not accept the letter (${[code, responseCode].filter(Boolean).join(" ")}).`,
  );
}
