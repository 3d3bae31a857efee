import { mailConfig, mailFaults } from "@storytelling/mail";
import { baseConfig, type Examined, type SettingFault } from "@storytelling/service";
import { Email } from "@storytelling/values";
import { z } from "zod";
import { OauthSettings } from "./clients/oauth/settings.ts";

/** What identity reads from the environment. */
export const identityConfig = z.object({
  ...baseConfig,
  /**
   * The first admin's address. While no admin exists, its account becomes one in two cases only: its password is chosen
   * by a letter to the address, or the account is opened through a provider that vouches for the address.
   */
  ADMIN_EMAIL: Email.optional(),
  /** A file for anchors of the audit log, besides the log. With them, rows that were cut off the end are noticed. */
  AUDIT_ANCHORS: z.string().optional(),
  /** Node's threads for hashing and files together; hashing leaves one of them to the files. */
  UV_THREADPOOL_SIZE: z.coerce.number().int().min(1).max(1024).default(4),
  /** The cost of a password hash; older hashes are renewed at the next sign-in. Only tests should set less. */
  PASSWORD_MEMORY_KIB: z.coerce.number().int().min(64).default(19_456),
  PASSWORD_PASSES: z.coerce.number().int().min(1).max(20).default(2),
  /** `required`: nobody can sign in before the address is confirmed. */
  EMAIL_VERIFICATION: z.enum(["optional", "required"]).default("optional"),
  /** Asked whether a password leaked, by the first five digits of its SHA-1; e.g. https://api.pwnedpasswords.com */
  HIBP_URL: z.url().optional(),
  KEY_ROTATION_DAYS: z.coerce.number().min(1).max(365).default(30),
  /** Where the web app is. */
  WEB_URL: z.url().default("http://localhost:8080"),
  /** Where browsers reach the gateway, when that is not WEB_URL. Providers send browsers back to it. */
  PUBLIC_URL: z.url().optional(),
  /** Where the pages behind the links in letters are, when a web app has them instead of identity itself. */
  PAGES_URL: z
    .url()
    .transform((url) => (url.endsWith("/") ? url : `${url}/`))
    .optional(),
  /** The domain of the passkeys: the web app's, or one above it. When it changes, existing passkeys are lost. */
  WEBAUTHN_RP_ID: z.string().optional(),
  /** Sign-in providers: OAUTH_GOOGLE_CLIENT_ID, OAUTH_GOOGLE_CLIENT_SECRET and so on; see docs/sign-in.md. */
  "OAUTH_*": OauthSettings,
  ...mailConfig,
  /** How long a letter waits, so that no answer's time shows whether the address has an account. */
  LETTER_DELAY_SECONDS: z.coerce.number().int().min(0).max(60).default(1),
});
/** Settings that identity refuses in production. */
export function* production({ values, given }: Examined): Generator<SettingFault> {
  if (values.EMAIL_VERIFICATION !== "required")
    yield {
      setting: "EMAIL_VERIFICATION",
      message: "Set it to required, so that nobody opens an account with another person's address.",
    };
  yield* mailFaults(given);
}
export type IdentityConfig = z.infer<typeof identityConfig>;
