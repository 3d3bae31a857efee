import { join } from "node:path";
import { folderMailer, type Mailer, smtpMailer } from "@storytelling/mail";
import type { App } from "../app.ts";
import { twilioSms } from "../clients/twilio.ts";
import type { SmsSender } from "../domain/sms.ts";
import { outsideUrl } from "./addresses.ts";

type Context = Pick<App, "config" | "log" | "sealer">;

const mailboxOf = ({ config }: Context): string => config.MAILBOX_DIR ?? join(config.BLOB_DIR, "mailbox");

/** Sends over SMTP when a server is configured, else writes into a folder. */
export function openMailer(context: Context): Mailer {
  const { config, log, sealer } = context;
  const from = config.MAIL_FROM;
  if (config.SMTP_URL) return smtpMailer({ url: config.SMTP_URL, from });
  const dir = mailboxOf(context);
  log.warn({ dir }, "letters are written to a folder; set SMTP_URL to send them");
  return folderMailer({ dir, from, sealer });
}

/** Sends SMS through Twilio when an account is configured, else writes them into the folder of letters. */
export function openSms(context: Context): SmsSender {
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from, TWILIO_API } = context.config;
  if (sid && token && from) {
    const statusCallback = outsideUrl(context, "webhooks/twilio/status");
    return twilioSms({ api: TWILIO_API, sid, token, from, statusCallback });
  }
  const dir = mailboxOf(context);
  context.log.warn({ dir }, "SMS are written to a folder; set TWILIO_ACCOUNT_SID to send them");
  const mailer = folderMailer({ dir, from: context.config.MAIL_FROM, sealer: context.sealer });
  return {
    async send({ id, to, text }) {
      await mailer.send({ id, to: `${to}@sms.invalid`, subject: "SMS", text, html: "" });
      return {};
    },
  };
}
