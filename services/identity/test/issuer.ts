import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

/** The users of the issuer, by the name that they type there. */
export type People = Record<string, { email?: string; email_verified?: boolean | string; name?: string }>;

export interface Issuer {
  readonly url: string;
  readonly people: People;
  /** While true, it answers every request with 500. */
  broken: boolean;
  /** Requests by path. */
  readonly asked: string[];
  stop(): Promise<void>;
}

export const clientId = "storytelling";
export const clientSecret = "a-secret-of-the-client-that-is-never-logged";

/** A real issuer of OpenID Connect on a free port. Its pages sign in any of its users. */
export async function startIssuer(redirects: string[]): Promise<Issuer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people: People = {};
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const provider = new Provider(url, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: "client_secret_post",
        redirect_uris: redirects,
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: "issuer", use: "sig", alg: "RS256" }] },
    cookies: { keys: ["cookies of the issuer"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context, sub) => {
      const claims = people[sub];
      return claims && { accountId: sub, claims: async () => ({ sub, ...claims }) };
    },
  });
  const issuer = { url, people, broken: false, asked: [] as string[] };
  const answer = provider.callback();
  server.on("request", (request, response) => {
    issuer.asked.push(request.url?.split("?")[0] ?? "");
    if (issuer.broken) response.writeHead(500).end();
    else answer(request, response);
  });
  return Object.assign(issuer, {
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
