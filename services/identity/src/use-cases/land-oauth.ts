import { answer, transaction } from "@storytelling/service";
import { z } from "zod";
import { type App, useCase } from "../app.ts";
import {
  type Identity,
  type Journey,
  type LandingFault,
  landingSeconds,
  ProviderName,
} from "../domain/provider.ts";
import { callbackOf, journeyOver, land, named, openJourney, providerOf } from "../steps/journey.ts";
import { spend } from "../store/spent-tickets.ts";

const text = z.string().max(4000).optional();

/** A browser comes back from a provider. It is always sent on to the web app, with a code or with a reason. */
export const landOauth = useCase({
  params: z.object({ provider: ProviderName }),
  query: z.object({ state: z.string().max(200).default(""), code: text, error: text }).catchall(text),
  answer: "nothing",
  async run(app, call) {
    const { state, code, error } = call.query;
    const provider = providerOf(app, call.params.provider);
    const journey = openJourney(app, call, { provider: provider.name, state });
    // It is used up before its content is checked, so that the same address cannot be used twice.
    if (!journey || !(await transaction(app.db, (tx) => spend(tx, journey))))
      return onward(app, { error: "sign-in-expired", provider: provider.name }, []);
    const over = journeyOver(app, state);
    const failed = (fault: LandingFault) =>
      onward(app, { error: fault, provider: provider.name, returnTo: journey.data.returnTo }, [over]);
    if (error === "access_denied" || error === "user_cancelled_authorize") return failed("access-denied");
    const address = new URL(callbackOf(app, provider.name));
    for (const [name, value] of Object.entries(call.query))
      if (value !== undefined) address.searchParams.append(name, String(value));
    let identity: Identity;
    try {
      if (!code) throw new Error("There is no code.");
      identity = await provider.landed(address, journey.data);
    } catch (cause) {
      app.log.warn({ provider: provider.name, ...named(cause) }, "sign-in at a provider failed");
      return failed("provider-failed");
    }
    return landed(app, identity, journey.data);
  },
});

function landed(app: App, identity: Identity, { state, returnTo, linkFor }: Journey) {
  const landing = { identity, linkFor };
  const { code, cookie } = land(app, landing, state, landingSeconds);
  const purpose = linkFor === null ? "sign-in" : "link";
  return onward(app, { code, purpose, provider: identity.provider, returnTo }, [cookie]);
}

/** The result goes behind the `#`, where no server on the way and no other site can read it. */
function onward(app: App, said: Record<string, string>, cookies: readonly string[]) {
  const location = new URL("/sign-in/return", app.config.WEB_URL);
  location.hash = new URLSearchParams(said).toString();
  const headers = { location: location.href, "cache-control": "no-store", "referrer-policy": "no-referrer" };
  return answer(undefined, cookies.length > 0 ? { ...headers, "set-cookie": cookies } : headers);
}
