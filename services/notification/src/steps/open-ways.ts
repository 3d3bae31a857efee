import { join } from "node:path";
import { folderSms, type Mailer, openMailer } from "@storytelling/mail";
import type { App } from "../app.ts";
import { twilioSms } from "../clients/twilio.ts";
import type { SmsSender } from "../domain/sms.ts";
import { outsideUrl } from "./addresses.ts";

type Context = Pick<App, "config" | "log" | "sealer" | "clock">;

const mailboxOf = ({ config }: Context): string => config.MAILBOX_DIR ?? join(config.BLOB_DIR, "mailbox");

/** Sends over SMTP when a server is configured, else writes into a folder. */
export function openLetters(context: Context): Mailer {
  const { config, log, sealer } = context;
  const dir = mailboxOf(context);
  if (!config.SMTP_URL) log.warn({ dir }, "letters are written to a folder; set SMTP_URL to send them");
  return openMailer(config, { dir, sealer });
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
  const folder = folderSms({ dir, sealer: context.sealer, now: () => context.clock.now() });
  return {
    async send(sms) {
      await folder.send(sms);
      return {};
    },
  };
}
