import type { Clock } from "@storytelling/service";
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  type IDToken,
} from "openid-client";
import type { Identity } from "../../domain/provider.ts";
import { lasting } from "./lasting.ts";
import { type OauthProvider, patienceMs } from "./provider.ts";
import type { ProviderSettings } from "./settings.ts";

/** How one OpenID Connect provider differs from the others. */
export interface Quirks {
  readonly issuer: string;
  readonly clientAuth?: ClientAuth;
  readonly parameters?: Readonly<Record<string, string>>;
  /** @throws Error when the claims do not fit */
  readonly check?: (claims: IDToken) => void;
  /** Whether the claims say that the address was verified. */
  readonly isVerified?: (claims: IDToken) => boolean;
}

// Apple sends it as text.
const saysVerified = ({ email_verified: said }: IDToken): boolean => said === true || said === "true";

/**
 * An OpenID Connect provider: code flow with PKCE, state and nonce. The ID token is checked with the provider's keys.
 */
export function oidcProvider(settings: ProviderSettings, clock: Clock, quirks: Quirks): OauthProvider {
  const { name, label, clientId, clientSecret } = settings;
  const server = new URL(quirks.issuer);
  const configuration = lasting(clock, () =>
    discovery(server, clientId, {}, quirks.clientAuth ?? ClientSecretPost(clientSecret ?? ""), {
      timeout: patienceMs / 1000,
      execute: server.protocol === "http:" ? [allowInsecureRequests] : [],
    }),
  );
  return {
    name,
    label,
    async away({ state, nonce, verifier }, callback) {
      return buildAuthorizationUrl(await configuration(), {
        redirect_uri: callback,
        scope: settings.scope ?? "openid email profile",
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
        ...quirks.parameters,
      });
    },
    async landed(address, { state, nonce, verifier }) {
      const config = await configuration();
      const tokens = await authorizationCodeGrant(config, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error("There is no ID token.");
      quirks.check?.(claims);
      const known = await withAddress(config, tokens.access_token, claims);
      const isVerified = quirks.isVerified ?? saysVerified;
      return identityOf(name, claims.iss, known, isVerified(known));
    },
  };
}

/** The claims. When the ID token has no address, it is read from the userinfo endpoint. */
async function withAddress(config: Configuration, accessToken: string, claims: IDToken): Promise<IDToken> {
  if (claims.email !== undefined || !config.serverMetadata().userinfo_endpoint) return claims;
  return { ...(await fetchUserInfo(config, accessToken, claims.sub)), ...claims };
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const identityOf = (provider: string, issuer: string, claims: IDToken, verified: boolean): Identity => ({
  provider,
  issuer,
  subject: claims.sub,
  email: textOf(claims.email),
  emailVerified: verified,
  name: textOf(claims.name),
});
