import { z } from "zod";

/** The settings of a service that sends letters. */
export const mailConfig = {
  MAIL_FROM: z.string().default("Storytelling <no-reply@storytelling.example>"),
  /** smtp://user:password@host:587 or smtps://…; without it letters are written to MAILBOX_DIR. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "Give smtp://user:password@host:587." }).optional(),
  MAILBOX_DIR: z.string().optional(),
  /** Letters are signed with the private key in the PEM file DKIM_KEY; MAIL_FROM's domain unless DKIM_DOMAIN is set. */
  DKIM_DOMAIN: z.hostname({ error: "Give a domain, such as example.com." }).optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i, { error: "Give the selector, such as mail2026." })
    .optional(),
  DKIM_KEY: z.string().optional(),
};
const MailConfig = z.object(mailConfig);
export type MailConfig = z.infer<typeof MailConfig>;

interface SettingFault {
  readonly setting: string;
  readonly message: string;
}

/** The settings that a service which sends letters refuses in production. `given` has the names of those that are set. */
export function* mailFaults(given: { has(name: string): boolean }): Generator<SettingFault> {
  if (!given.has("SMTP_URL"))
    yield {
      setting: "SMTP_URL",
      message: "Missing, so letters would stay in a folder. Give smtps://user:password@host.",
    };
  if (!given.has("MAIL_FROM"))
    yield {
      setting: "MAIL_FROM",
      message: "Missing. Give the sender of letters, such as Stories <no-reply@example.com>.",
    };
  if (given.has("DKIM_KEY") !== given.has("DKIM_SELECTOR"))
    yield {
      setting: given.has("DKIM_KEY") ? "DKIM_SELECTOR" : "DKIM_KEY",
      message: "Missing, so letters would not be signed. Set both DKIM_SELECTOR and DKIM_KEY, or neither.",
    };
}
