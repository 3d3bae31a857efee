import { join } from "node:path";
import { folderSms, type Mailer, openMailer } from "@storytelling/mail";
import type { App } from "../app.ts";
import { twilioSms } from "../clients/twilio.ts";
import { twilioSettings } from "../config.ts";
import { SmsRefused, type SmsSender } from "../domain/sms.ts";
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

/** Sends SMS through Twilio, writes them into the folder of letters, or refuses them all. */
export function openSms(context: Context): SmsSender {
  const { config, log, sealer, clock } = context;
  if (config.SMS === "off") return { send: () => Promise.reject(new SmsRefused(0, false)) };
  if (config.SMS === "twilio") {
    const statusCallback = outsideUrl(context, "webhooks/twilio/status");
    return twilioSms({ api: config.TWILIO_API, ...twilioSettings(config), statusCallback });
  }
  const dir = mailboxOf(context);
  log.warn({ dir }, "SMS are written to a folder; set SMS=twilio to send them");
  const folder = folderSms({ dir, sealer, now: () => clock.now() });
  return {
    async send(sms) {
      await folder.send(sms);
      return {};
    },
  };
}
