import { mailConfig, mailFaults } from "@storytelling/mail";
import { baseConfig, ConfigError, type Examined, type SettingFault } from "@storytelling/service";
import { z } from "zod";

/** The settings that this service reads from the environment. */
export const config = z.object({
  ...baseConfig,
  /** Where the web app is. */
  WEB_URL: z.url().default("http://localhost:8080"),
  /** Where people and providers reach the gateway, when that is not WEB_URL: links that end messages lead to it. */
  PUBLIC_URL: z.url().optional(),
  ...mailConfig,
  /** How SMS are sent: `folder` writes them to MAILBOX_DIR; with `off` nobody can be invited by SMS. */
  SMS: z.enum(["folder", "twilio", "off"]).default("folder"),
  /** Twilio's account, for SMS=twilio. */
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, { error: "Give the account's id, which begins with AC." })
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(16, { error: "Give the account's auth token." }).optional(),
  /** The number that SMS come from, or the id of a messaging service. */
  TWILIO_FROM: z
    .string()
    .regex(/^(?:\+[1-9]\d{6,14}|MG[0-9a-f]{32})$/, { error: "Give a number such as +15551234567, or MG…." })
    .optional(),
  TWILIO_API: z.url().default("https://api.twilio.com"),
  /** Signs what a mail provider tells us; 32 characters or more. */
  MAIL_WEBHOOK_SECRET: z.string().min(32, { error: "Give 32 characters or more." }).optional(),
  /** What Postmark's webhooks send in the header `webhook-key`; 32 characters or more. */
  POSTMARK_WEBHOOK_KEY: z.string().min(32, { error: "Give 32 characters or more." }).optional(),
  /** Further hosts of push services, separated by commas. */
  PUSH_HOSTS: z
    .string()
    .default("")
    .transform((hosts) => hosts.split(",").filter(Boolean)),
  /** Days until what was sent is deleted. */
  KEEP_MESSAGES_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  /** Seconds until a failed message is tried again for the first time. */
  MESSAGE_RETRY_SECONDS: z.coerce.number().min(0).max(600).default(5),
  /** Milliseconds between two looks for messages that are due. */
  MESSAGE_LOOK_MS: z.coerce.number().int().min(20).max(60_000).default(2000),
});
export type Config = z.infer<typeof config>;

const twilio = ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM"];

/** Settings that this service refuses in production. */
export function* production({ values, given }: Examined): Generator<SettingFault> {
  yield* mailFaults(given);
  if (!given.has("MAIL_WEBHOOK_SECRET") && !given.has("POSTMARK_WEBHOOK_KEY"))
    yield {
      setting: "MAIL_WEBHOOK_SECRET",
      message:
        "Missing, so bounces and complaints would not be heard. Give 32 random characters, or POSTMARK_WEBHOOK_KEY.",
    };
  for (const setting of values.SMS === "twilio" ? twilio : [])
    if (!given.has(setting)) yield { setting, message: "Missing. SMS=twilio needs it." };
  if (values.SMS === "folder")
    yield { setting: "SMS", message: "SMS would stay in a folder. Set it to twilio, or to off." };
}

/** The settings that SMS=twilio needs. @throws ConfigError that names those that are missing */
export function twilioSettings(config: Config): { sid: string; token: string; from: string } {
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from } = config;
  if (sid && token && from) return { sid, token, from };
  const missing = Object.entries({ TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from });
  const names = missing.flatMap(([name, value]) => (value ? [] : [name]));
  throw new ConfigError(`notification cannot start: SMS=twilio needs ${names.join(", ")} as well.`);
}
