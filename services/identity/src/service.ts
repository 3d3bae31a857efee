import { defineService, type ServiceContext } from "@storytelling/service";
import { createLocalJWKSet } from "jose";
import type { App } from "./app.ts";
import { accessTokens } from "./clients/access-tokens.ts";
import { isCommonPassword } from "./clients/common-passwords.ts";
import { argon2Passwords } from "./clients/passwords.ts";
import { servicesAt } from "./clients/services.ts";
import { type IdentityConfig, identityConfig } from "./config.ts";
import { consumers } from "./consumers.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { chainAudit } from "./steps/chain-audit.ts";
import { personalData } from "./steps/personal-data.ts";
import { openKeyring } from "./store/signing-keys.ts";
import type { Tables } from "./store/tables.ts";

type Bare = Omit<ServiceContext<IdentityConfig, Tables>, "auth">;

/** Who people are, what they may do, and the tokens that say so. */
export const identity = defineService({
  name: "identity",
  summary: "Accounts, sign-in, roles and permissions.",
  config: identityConfig,
  migrations: new URL("../migrations/", import.meta.url),
  async wire(context): Promise<App> {
    const base = context as unknown as ServiceContext<IdentityConfig, Tables>;
    const { current, publicKeys } = await openKeyring(base);
    const { UV_THREADPOOL_SIZE: threads } = base.config;
    const passwords = await argon2Passwords({ threads, metrics: base.metrics });
    const services = servicesAt(base.config.SERVICES_URL);
    const chain = chainAudit(base, base.config.AUDIT_ANCHORS);
    return {
      ...base,
      services,
      chain,
      passwords,
      isCommonPassword,
      tokens: accessTokens(current),
      publicKeys,
    };
  },
  unwire: (app) => app.chain.stop(),
  routes,
  consumers,
  jobs,
  personalData,
  async keys(context) {
    const { publicKeys } = await openKeyring(context as unknown as Bare);
    return createLocalJWKSet({ keys: [...publicKeys] });
  },
});
