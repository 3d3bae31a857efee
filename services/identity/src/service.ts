import { join } from "node:path";
import { folderMailer, type Mailer, sealLetters, smtpMailer } from "@storytelling/mail";
import { defineService, prefixOf, type ServiceContext, transaction } from "@storytelling/service";
import { errors, importJWK } from "jose";
import { Counter } from "prom-client";
import type { App } from "./app.ts";
import { breachedPasswords } from "./clients/breached-passwords.ts";
import { isCommonPassword } from "./clients/common-passwords.ts";
import { apiCookies } from "./clients/cookies.ts";
import { evenTimes } from "./clients/even-times.ts";
import { knownDevices } from "./clients/known-devices.ts";
import { oauthProviders } from "./clients/oauth/index.ts";
import { argon2Passwords } from "./clients/passwords.ts";
import { relyingParty } from "./clients/relying-party.ts";
import { servicesAt } from "./clients/services.ts";
import { signInLimits } from "./clients/sign-in-limits.ts";
import { sealedTickets } from "./clients/tickets.ts";
import { type IdentityConfig, identityConfig, production } from "./config.ts";
import { consumers } from "./consumers.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { chainAudit } from "./steps/chain-audit.ts";
import { personalData } from "./steps/personal-data.ts";
import { sealNames } from "./store/seal-names.ts";
import { stands } from "./store/sessions.ts";
import { ensureKeys, publicKeys, signingKeys } from "./store/signing-keys.ts";
import type { Tables } from "./store/tables.ts";
import { sweep, tendKeys } from "./use-cases/tend.ts";

type Context = ServiceContext<IdentityConfig, Tables>;
const upkeep = new WeakMap<object, NodeJS.Timeout[]>();

/** Who people are, what they may do, and the tokens that say so. */
export const identity = defineService({
  name: "identity",
  summary: "Accounts, sign-in, roles and permissions.",
  config: identityConfig,
  production,
  migrations: new URL("../migrations/", import.meta.url),
  async wire(context): Promise<App> {
    const base = context as unknown as Context;
    const { config, db, sealer, log, metrics, clock } = base;
    const signingKey = signingKeys(sealer);
    // A wrong MASTER_KEY shows at the start, not at the first sign-in.
    await signingKey(db.read);
    const cost = { memoryKib: config.PASSWORD_MEMORY_KIB, passes: config.PASSWORD_PASSES };
    const letters = new Counter({
      name: "letters_total",
      help: "Letters by kind and outcome: sent, refused by the mail server for good, withheld as pointless or too many.",
      labelNames: ["kind", "outcome"] as const,
      registers: [metrics],
    });
    const app: App = {
      ...base,
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
      mailer: mailerOf(base),
      letterSent: (kind, outcome) => letters.inc({ kind, outcome }),
      signingKey,
      services: servicesAt(config.SERVICES_URL, base.serviceTokens),
      chain: chainAudit(base, config.AUDIT_ANCHORS),
    };
    const failed = (error: unknown) => log.warn({ err: error }, "upkeep failed; it is tried again");
    upkeep.set(app, [
      setInterval(() => tendKeys(app).catch(failed), 60_000).unref(),
      setInterval(() => sweep(app).catch(failed), 3_600_000).unref(),
    ]);
    await tendKeys(app).catch(failed);
    return app;
  },
  async upgrade(app) {
    await sealNames(app);
    const letters = await sealLetters(mailboxOf(app.config), app.sealer, app.clock.now());
    if (letters > 0) app.log.info({ letters }, "letters of an older installation were sealed");
  },
  async unwire(app) {
    for (const timer of upkeep.get(app) ?? []) clearInterval(timer);
    app.mailer.close();
    await app.chain.stop();
  },
  routes,
  consumers,
  jobs,
  personalData,
  async keys(context) {
    const { db, sealer, clock } = context as unknown as Context;
    await transaction(db, (tx) => ensureKeys(tx, sealer, clock.now()));
    return async ({ kid }) => {
      const jwk = (await publicKeys(db.read)).find((key) => key.kid === kid);
      if (!jwk) throw new errors.JWKSNoMatchingKey();
      return importJWK(jwk, "EdDSA");
    };
  },
  stands(context, token) {
    const { db, clock } = context as unknown as Context;
    return stands(db.read, token, clock.now());
  },
});

/** Over SMTP where there is a server, else into a folder. */
function mailerOf({ config, log, sealer }: Context): Mailer {
  const from = config.MAIL_FROM;
  if (config.SMTP_URL) return smtpMailer({ url: config.SMTP_URL, from });
  const dir = mailboxOf(config);
  log.warn({ dir }, "letters are kept in a folder; set SMTP_URL to have them sent");
  return folderMailer({ dir, from, sealer });
}

const mailboxOf = (config: IdentityConfig): string => config.MAILBOX_DIR ?? join(config.BLOB_DIR, "mailbox");
