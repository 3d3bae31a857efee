import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A site as browsers see it: pages, and the API at the same host, as behind the gateway. */
export interface Site {
  readonly url: string;
  /** Sets the API's URL when it runs. */
  serve(api: string): void;
  stop(): Promise<void>;
}

/** The web app's handling of the answers, run by the browser. */
const script = `
const post = async (path, body, token) => {
  const headers = { "content-type": "application/json", ...(token ? { authorization: "Bearer " + token } : {}) };
  const sent = body ? { body: JSON.stringify(body) } : {};
  const answer = await fetch("/identity/v1/" + path, { method: "POST", headers, ...sent });
  return { status: answer.status, body: await answer.json() };
};
const withPasskey = async ({ make, ask, send, body, token }) => {
  const { options } = (await post(ask, body.ticket ? body : undefined, token)).body;
  const credential = make
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return post(send, { ...body, passkey: credential.toJSON() }, token);
};`;
const page = `<!doctype html><meta charset="utf-8"><title>Storytelling</title><script>${script}</script>
<a href="/identity/v1/auth/oauth/acme?returnTo=/stories/7">Sign in with Acme</a>
<a href="/identity/v1/auth/oauth/apple">Sign in with Apple</a>`;

export async function startSite(): Promise<Site> {
  let api = "";
  const server = createServer((asked, response) => {
    if (!asked.url?.startsWith("/identity/")) {
      response.setHeader("content-type", "text/html").end(page);
      return;
    }
    const { method = "GET", headers } = asked;
    const passed = request(new URL(asked.url, api), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on("error", () => response.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    serve(url) {
      api = url;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
