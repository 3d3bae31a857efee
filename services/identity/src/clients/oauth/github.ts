import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
} from "openid-client";
import { z } from "zod";
import { type OauthProvider, patienceMs } from "./provider.ts";
import type { ProviderSettings } from "./settings.ts";

const GithubUser = z.object({ id: z.number().int(), name: z.string().nullish(), login: z.string() });
const GithubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** GitHub speaks OAuth 2 without OpenID Connect, so the user and the address are read from its API. */
export function github(settings: ProviderSettings): OauthProvider {
  const { url, apiUrl } = settings.github;
  const at = (path: string) => new URL(path, url).href;
  const metadata = {
    issuer: url,
    authorization_endpoint: at("/login/oauth/authorize"),
    token_endpoint: at("/login/oauth/access_token"),
  };
  const auth = ClientSecretPost(settings.clientSecret ?? "");
  const config = new Configuration(metadata, settings.clientId, {}, auth);
  config.timeout = patienceMs / 1000;
  if (url.startsWith("http:")) allowInsecureRequests(config);
  return {
    name: settings.name,
    label: settings.label,
    async away({ state, verifier }, callback) {
      return buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: settings.scope ?? "read:user user:email",
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
      });
    },
    async landed(address, { state, verifier }) {
      const tokens = await authorizationCodeGrant(config, address, {
        expectedState: state,
        pkceCodeVerifier: verifier,
      });
      const ask = (path: string) => askGithub(apiUrl, path, tokens.access_token);
      const [user, emails] = await Promise.all([
        ask("/user").then((body) => GithubUser.parse(body)),
        ask("/user/emails").then((body) => GithubEmails.parse(body)),
      ]);
      const primary = emails.find((one) => one.primary);
      return {
        provider: settings.name,
        issuer: url,
        // Somebody else can take a login that was given up, but never the number.
        subject: String(user.id),
        email: primary?.email ?? null,
        emailVerified: primary?.verified ?? false,
        name: user.name || user.login,
      };
    },
  };
}

async function askGithub(apiUrl: string, path: string, token: string): Promise<unknown> {
  const response = await fetch(`${apiUrl.replace(/\/$/, "")}${path}`, {
    headers: {
      authorization: `Bearer ${token}`,
      accept: "application/vnd.github+json",
      "user-agent": "storytelling-identity",
    },
    signal: AbortSignal.timeout(patienceMs),
    redirect: "error",
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} for ${path}.`);
  return response.json();
}
