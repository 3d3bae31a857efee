import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** A small provider that behaves like one of the large ones, for the cases that the real issuer does not cover. */
export interface Peer {
  readonly url: string;
  /** The body of the last request for tokens. */
  readonly lastTrade: URLSearchParams;
  stop(): Promise<void>;
}

type Reply = { status?: number; json?: unknown; location?: string; html?: string };
type Answer = (path: string, asked: URLSearchParams, request: IncomingMessage) => Promise<Reply> | Reply;

async function startServer(answer: Answer) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://peer");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const asked =
      request.method === "POST" ? new URLSearchParams(Buffer.concat(chunks).toString()) : searchParams;
    const { status = 200, json, location, html } = await answer(pathname, asked, request);
    if (location) response.setHeader("location", location);
    response.setHeader("content-type", html ? "text/html" : "application/json");
    response.writeHead(location ? 302 : status).end(html ?? JSON.stringify(json ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The issued codes with the parameters of their requests. Each is valid once, for a client with the verifier. */
function codes() {
  const given = new Map<string, URLSearchParams>();
  return {
    give(asked: URLSearchParams): string {
      const code = randomUUID();
      given.set(code, asked);
      return code;
    },
    take(trade: URLSearchParams): URLSearchParams | null {
      const code = trade.get("code") ?? "";
      const asked = given.get(code);
      given.delete(code);
      const challenge = createHash("sha256")
        .update(trade.get("code_verifier") ?? "")
        .digest("base64url");
      const same = asked?.get("redirect_uri") === trade.get("redirect_uri");
      return asked && same && asked.get("code_challenge") === challenge ? asked : null;
    },
  };
}

/** GitHub: OAuth 2 only; errors come with status 200; the user is read from the API. */
export async function startGithub(account: { user: object; emails: object[] }): Promise<Peer> {
  const kept = codes();
  const peer = { lastTrade: new URLSearchParams() };
  const server = await startServer((path, asked, request) => {
    const back = (said: Record<string, string>) =>
      `${asked.get("redirect_uri")}?${new URLSearchParams(said)}`;
    const mayAsk = request.headers.authorization === "Bearer gho_token" && request.headers["user-agent"];
    switch (path) {
      case "/login/oauth/authorize":
        return { location: back({ code: kept.give(asked), state: asked.get("state") ?? "" }) };
      case "/login/oauth/access_token": {
        peer.lastTrade = asked;
        const good = asked.get("client_secret") === "github-secret" && kept.take(asked);
        if (!good) return { json: { error: "bad_verification_code", error_description: "It is wrong." } };
        return { json: { access_token: "gho_token", token_type: "bearer", scope: "read:user,user:email" } };
      }
      case "/api/user":
        return mayAsk ? { json: account.user } : { status: 401 };
      case "/api/user/emails":
        return mayAsk ? { json: account.emails } : { status: 401 };
      default:
        return { status: 404 };
    }
  });
  return Object.assign(peer, server);
}

/** The claims of an OpenID peer about a user, and how it sends them. */
export interface OpenIdPeer extends Peer {
  claims: Record<string, unknown>;
  /** In the discovery document. */
  issuer: string;
}

/** Apple and Microsoft: discovery, keys and an ID token whose claims a test sets. They answer by a form on request. */
export async function startOpenId(): Promise<OpenIdPeer> {
  const kept = codes();
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "peer", use: "sig", alg: "RS256" };
  const peer = { lastTrade: new URLSearchParams(), claims: {} as Record<string, unknown>, issuer: "" };
  const server = await startServer(async (path, asked) => {
    const base = new URL(peer.issuer).origin;
    if (path.endsWith("/.well-known/openid-configuration"))
      return {
        json: {
          issuer: peer.issuer,
          authorization_endpoint: `${base}/authorize`,
          token_endpoint: `${base}/token`,
          jwks_uri: `${base}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["pairwise"],
          id_token_signing_alg_values_supported: ["RS256"],
        },
      };
    if (path === "/keys") return { json: { keys: [jwk] } };
    if (path === "/authorize") {
      const said = { code: kept.give(asked), state: asked.get("state") ?? "" };
      const back = asked.get("redirect_uri") ?? "";
      if (asked.get("response_mode") !== "form_post")
        return { location: `${back}?${new URLSearchParams(said)}` };
      const fields = Object.entries(said).map(([name, value]) => `<input name="${name}" value="${value}">`);
      const user = `<input name="user" value='{"name":{"firstName":"Grace"}}'>`;
      const form = `<form method="post" action="${back}">${fields.join("")}${user}<button>Continue</button></form>`;
      return { html: `<!doctype html><title>Apple</title>${form}` };
    }
    if (path !== "/token") return { status: 404 };
    peer.lastTrade = asked;
    const before = kept.take(asked);
    if (!before) return { status: 400, json: { error: "invalid_grant" } };
    const idToken = await new SignJWT({ nonce: before.get("nonce"), ...peer.claims })
      .setProtectedHeader({ alg: "RS256", kid: "peer" })
      .setIssuer(String(peer.claims.iss ?? peer.issuer))
      .setAudience(before.get("client_id") ?? "")
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);
    return { json: { access_token: "token", token_type: "Bearer", expires_in: 3600, id_token: idToken } };
  });
  peer.issuer = server.url;
  return Object.assign(peer, server);
}
