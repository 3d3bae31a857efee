import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { prefixOf } from "@storytelling/service";
import { notFound } from "@storytelling/values";
import type { z } from "zod";
import type { App } from "../app.ts";
import type { OauthProvider } from "../clients/oauth/index.ts";
import { awaySeconds, codeInvalid, Journey, Landing, providerUnavailable } from "../domain/provider.ts";

const JOURNEY = "oauth-journey";
const LANDING = "oauth-landing";
const random = () => randomBytes(32).toString("base64url");

/** Names the cookie after a piece of the state, so that two tabs have two cookies. */
const tabOf = (state: string): string => state.slice(0, 8);
const cookieOf = (tab: string): string => `oauth-${tab}`;
const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

/** @throws Refusal `provider-not-found` */
export function providerOf(app: App, name: string): OauthProvider {
  const provider = app.providers.get(name);
  if (!provider) throw notFound("provider");
  return provider;
}

/** Where a provider sends browsers back to. */
export const callbackOf = (app: App, name: string): string =>
  new URL(`${prefixOf("identity")}/auth/oauth/${name}/callback`, app.config.PUBLIC_URL ?? app.config.WEB_URL)
    .href;

/** Where to send the browser, and the cookie that it takes along. @throws Refusal `provider-unavailable` */
export async function setOut(
  app: App,
  provider: OauthProvider,
  trip: { returnTo: string; linkFor: string | null },
): Promise<{ url: string; cookie: string }> {
  const journey = { provider: provider.name, state: random(), nonce: random(), verifier: random(), ...trip };
  try {
    const url = await provider.away(journey, callbackOf(app, provider.name));
    const ends = new Date(app.clock.now().getTime() + awaySeconds * 1000);
    const sealed = app.tickets.issue(JOURNEY, journey, ends);
    // Lax: the browser brings it when the provider sends it back here.
    const cookie = app.cookies.set(cookieOf(tabOf(journey.state)), sealed, awaySeconds, "Lax");
    return { url: url.href, cookie };
  } catch (error) {
    app.log.warn({ provider: provider.name, ...named(error) }, "sign-in provider does not answer");
    throw providerUnavailable(provider.label);
  }
}

/** Why a provider failed, for the log. Never its answer, which may hold secrets. */
export function named(error: unknown): { error: string; code: string | undefined } {
  const { name = "Error", code, error: oauth } = error as { name?: string; code?: string; error?: string };
  return { error: name, code: [code, oauth].filter((one) => typeof one === "string").join(" ") || undefined };
}

/** The journey to this provider that this browser began with this state, or null. */
export function openJourney(
  app: App,
  call: { header(name: string): string | null },
  back: { provider: string; state: string },
) {
  const sealed = app.cookies.read(call.header("cookie"), cookieOf(tabOf(back.state)));
  const ticket = sealed ? app.tickets.open(JOURNEY, Journey, sealed, app.clock.now()) : null;
  if (!ticket || !same(ticket.data.state, back.state) || ticket.data.provider !== back.provider) return null;
  return ticket;
}

/** The code for a browser that came back, and the cookie without which the code cannot be used. */
export function land(
  app: App,
  landing: Omit<z.infer<typeof Landing>, "tab" | "secretHash">,
  state: string,
  seconds: number,
): { code: string; cookie: string } {
  const [secret, tab] = [random(), tabOf(state)];
  const ends = new Date(app.clock.now().getTime() + seconds * 1000);
  const code = app.tickets.issue(LANDING, { ...landing, tab, secretHash: hashOf(secret) }, ends);
  return { code, cookie: app.cookies.set(cookieOf(tab), secret, seconds, "Lax") };
}

/** Opens a code, if it comes from the browser that it was made for. @throws Refusal `sign-in-code-invalid` */
export function openLanding(app: App, call: { header(name: string): string | null }, code: string) {
  const ticket = app.tickets.open(LANDING, Landing, code, app.clock.now());
  const secret = ticket && app.cookies.read(call.header("cookie"), cookieOf(ticket.data.tab));
  if (!ticket || !secret || !same(hashOf(secret), ticket.data.secretHash)) throw codeInvalid();
  return ticket;
}

/** The header that removes the cookie of a finished journey. */
export const journeyOver = (app: App, state: string): string => app.cookies.clear(cookieOf(tabOf(state)));

function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
