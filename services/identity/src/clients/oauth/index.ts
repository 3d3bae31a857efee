import type { Clock } from "@storytelling/service";
import { apple } from "./apple.ts";
import { github } from "./github.ts";
import { microsoft } from "./microsoft.ts";
import { oidcProvider } from "./oidc.ts";
import type { OauthProvider } from "./provider.ts";
import type { ProviderSettings } from "./settings.ts";

export type { OauthProvider } from "./provider.ts";

/** The providers that are configured, by name. */
export type OauthProviders = ReadonlyMap<string, OauthProvider>;

export const oauthProviders = (settings: readonly ProviderSettings[], clock: Clock): OauthProviders =>
  new Map(settings.map((one) => [one.name, providerOf(one, clock)]));

function providerOf(settings: ProviderSettings, clock: Clock): OauthProvider {
  switch (settings.name) {
    case "github":
      return github(settings);
    case "apple":
      return apple(settings, clock);
    case "microsoft":
      return microsoft(settings, clock);
    default:
      return oidcProvider(settings, clock, { issuer: settings.issuer ?? "https://accounts.google.com" });
  }
}
