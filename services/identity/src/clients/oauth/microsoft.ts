import type { Clock } from "@storytelling/service";
import { oidcProvider } from "./oidc.ts";
import type { OauthProvider } from "./provider.ts";
import type { ProviderSettings } from "./settings.ts";

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const yes: ReadonlySet<unknown> = new Set([true, 1, "1", "true"]);

/**
 * Microsoft Entra: a tenant's administrator can write anything into `email`. So the address counts only with
 * `xms_edov`, which says that the owner of the domain was verified. The issuer names the tenant; `common` allows any.
 * https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference
 */
export function microsoft(settings: ProviderSettings, clock: Clock): OauthProvider {
  return oidcProvider(settings, clock, {
    issuer: settings.issuer ?? `https://login.microsoftonline.com/${settings.tenant}/v2.0`,
    isVerified: (claims) => yes.has(claims.xms_edov),
    check({ iss, tid }) {
      if (typeof tid !== "string" || !guid.test(tid) || !iss.includes(`/${tid}/`))
        throw new Error("The tenant in the ID token is not the one that its issuer names.");
    },
  });
}
