import type { TestOptions, TestService } from "@storytelling/service/testing";
import { clientId, clientSecret, type Issuer, startIssuer } from "./issuer.ts";
import { startIdentity } from "./people.ts";
import { type Seen, saidIn, signInAt, type Wanderer, wanderer } from "./wanderer.ts";
import { type Site, startSite } from "./web.ts";

/** Identity behind a site, with two issuers that it trusts: acme and other. */
export interface OauthWorld {
  readonly site: Site;
  readonly service: TestService;
  readonly acme: Issuer;
  readonly other: Issuer;
  readonly api: string;
  /** Signs in at a provider and comes back: the values that the web app receives. */
  comeBack(browser: Wanderer, login: string, provider?: "acme" | "other"): Promise<Record<string, string>>;
  /** Exchanges a code for tokens. */
  trade(browser: Wanderer, code: string | undefined): Promise<Seen>;
  /** The whole sign-in, in a new browser unless one is given. */
  enter(login: string, browser?: Wanderer, provider?: "acme" | "other"): Promise<Seen>;
  stop(): Promise<void>;
}

export async function startOauthWorld(options: TestOptions = {}): Promise<OauthWorld> {
  const site = await startSite();
  const api = `${site.url}/identity/v1`;
  const back = (name: string) => `${api}/auth/oauth/${name}/callback`;
  const [acme, other] = await Promise.all([startIssuer([back("acme")]), startIssuer([back("other")])]);
  const service = await startIdentity({
    ...options,
    env: {
      WEB_URL: site.url,
      OAUTH_ACME_ISSUER: acme.url,
      OAUTH_ACME_CLIENT_ID: clientId,
      OAUTH_ACME_CLIENT_SECRET: clientSecret,
      OAUTH_OTHER_ISSUER: other.url,
      OAUTH_OTHER_CLIENT_ID: clientId,
      OAUTH_OTHER_CLIENT_SECRET: clientSecret,
      ...options.env,
    },
  });
  site.serve(service.url);
  const world: OauthWorld = {
    site,
    service,
    acme,
    other,
    api,
    async comeBack(browser, login, provider = "acme") {
      const away = await browser.go(`${api}/auth/oauth/${provider}`);
      const landed = await signInAt(browser, world[provider].url, away.location ?? "", login);
      return saidIn((await browser.go(landed)).location);
    },
    trade: (browser, code = "") => browser.go(`${api}/auth/oauth/token`, { method: "POST", body: { code } }),
    async enter(login, browser = wanderer(), provider = "acme") {
      const { code } = await world.comeBack(browser, login, provider);
      return world.trade(browser, code);
    },
    async stop() {
      await service.stop();
      await Promise.all([site.stop(), acme.stop(), other.stop()]);
    },
  };
  return world;
}
