import { join } from "node:path";
import { type Mailer, openMailer, sealLetters } from "@storytelling/mail";
import { defineService, prefixOf, type ServiceContext } from "@storytelling/service";
import { Counter } from "prom-client";
import type { App } from "./app.ts";
import { breachedPasswords } from "./clients/breached-passwords.ts";
import { oauthProviders } from "./clients/oauth/index.ts";
import { servicesAt } from "./clients/services.ts";
import { type IdentityConfig, identityConfig, production } from "./config.ts";
import { consumers } from "./consumers.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { isCommonPassword } from "./security/common-passwords.ts";
import { apiCookies } from "./security/cookies.ts";
import { evenTimes } from "./security/even-times.ts";
import { knownDevices } from "./security/known-devices.ts";
import { argon2Passwords } from "./security/passwords.ts";
import { relyingParty } from "./security/relying-party.ts";
import { sealedTickets } from "./security/tickets.ts";
import { chainAudit } from "./steps/chain-audit.ts";
import { ownAuth } from "./steps/own-auth.ts";
import { personalData } from "./steps/personal-data.ts";
import { sealNames } from "./store/seal-names.ts";
import { signInLimits } from "./store/sign-in-limits.ts";
import { signingKeys } from "./store/signing-keys.ts";
import type { Tables } from "./store/tables.ts";
import { ticks } from "./ticks.ts";

/** Who people are, what they may do, and the tokens that say so. */
export const identity = defineService<App>({
  name: "identity",
  summary: "Accounts, sign-in, roles and permissions.",
  config: identityConfig,
  production,
  migrations: new URL("../migrations/", import.meta.url),
  async wire(context) {
    const { config, db, sealer, log, metrics, clock } = context;
    const auth = await ownAuth(context);
    const signingKey = signingKeys(sealer);
    // A wrong MASTER_KEY fails at the start, not at the first sign-in.
    await signingKey(db.read);
    const cost = { memoryKib: config.PASSWORD_MEMORY_KIB, passes: config.PASSWORD_PASSES };
    const letters = new Counter({
      name: "letters_total",
      help: "Letters by kind and outcome: sent, refused (by the mail server, permanently), withheld (pointless or too many).",
      labelNames: ["kind", "outcome"] as const,
      registers: [metrics],
    });
    return {
      ...context,
      auth,
      passwords: await argon2Passwords({ threads: config.UV_THREADPOOL_SIZE, cost, metrics }),
      isCommonPassword,
      isBreachedPassword: breachedPasswords(config.HIBP_URL, log),
      limits: signInLimits(db, sealer),
      evenly: evenTimes(),
      devices: knownDevices(sealer, {
        path: `${prefixOf("identity")}/auth`,
        secure: config.WEB_URL.startsWith("https:"),
      }),
      cookies: apiCookies({ path: prefixOf("identity"), secure: config.WEB_URL.startsWith("https:") }),
      tickets: sealedTickets(sealer),
      passkeys: relyingParty({
        id: config.WEBAUTHN_RP_ID ?? new URL(config.WEB_URL).hostname,
        origins: [new URL(config.WEB_URL).origin],
      }),
      providers: oauthProviders(config["OAUTH_*"], clock),
      mailer: mailerOf(context),
      letterSent: (kind, outcome) => letters.inc({ kind, outcome }),
      signingKey,
      services: servicesAt(config.SERVICES_URL, context.serviceTokens),
      chain: chainAudit(context, config.AUDIT_ANCHORS),
    };
  },
  async upgrade(app) {
    await sealNames(app);
    const letters = await sealLetters(mailboxOf(app.config), app.sealer, app.clock.now());
    if (letters > 0) app.log.info({ letters }, "plaintext letters of an older release were sealed");
  },
  async unwire(app) {
    app.mailer.close();
    await app.chain.stop();
  },
  routes,
  consumers,
  jobs,
  ticks,
  personalData,
});

/** Sends over SMTP when a server is configured, else writes into a folder. */
function mailerOf({ config, log, sealer }: ServiceContext<IdentityConfig, Tables>): Mailer {
  const dir = mailboxOf(config);
  if (!config.SMTP_URL) log.warn({ dir }, "letters are written to a folder; set SMTP_URL to send them");
  return openMailer(config, { dir, sealer });
}

const mailboxOf = (config: IdentityConfig): string => config.MAILBOX_DIR ?? join(config.BLOB_DIR, "mailbox");
