import type { Clock } from "@storytelling/service";
import { importPKCS8, SignJWT } from "jose";
import { oidcProvider } from "./oidc.ts";
import type { OauthProvider } from "./provider.ts";
import type { ProviderSettings } from "./settings.ts";

const secretSeconds = 300;

/**
 * Apple: the client secret is a token that we sign. Apple answers with a form when name and address are asked for.
 * https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret
 */
export function apple(settings: ProviderSettings, clock: Clock): OauthProvider {
  const issuer = settings.issuer ?? "https://appleid.apple.com";
  const { teamId, keyId, privateKey } = settings.apple ?? { teamId: "", keyId: "", privateKey: "" };
  const secret = async (): Promise<string> => {
    const now = Math.floor(clock.now().getTime() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: "ES256", kid: keyId })
      .setIssuer(teamId)
      .setSubject(settings.clientId)
      .setAudience(issuer)
      .setIssuedAt(now)
      .setExpirationTime(now + secretSeconds)
      .sign(await importPKCS8(privateKey, "ES256"));
  };
  return oidcProvider({ ...settings, scope: settings.scope ?? "openid name email" }, clock, {
    issuer,
    parameters: { response_mode: "form_post" },
    // The library awaits the result, though its type does not say so.
    clientAuth: async (_server, client, body) => {
      body.set("client_id", client.client_id);
      body.set("client_secret", await secret());
    },
  });
}
