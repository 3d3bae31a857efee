import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ProviderName } from "../domain/provider.ts";
import { callbackOf, providerOf } from "../steps/journey.ts";

const text = z.string().max(4000).optional();

/**
 * A provider that answers with a form (Apple) posts it from its own site, so the browser does not send our cookie. This
 * redirects the browser to the same address by GET, and then it sends the cookie.
 */
export const forwardOauthForm = useCase({
  params: z.object({ provider: ProviderName }),
  body: z.object({ state: z.string().max(200), code: text, error: text, iss: text }),
  answer: "nothing",
  async run(app, { params, body }) {
    const address = new URL(callbackOf(app, providerOf(app, params.provider).name));
    for (const [name, value] of Object.entries(body)) if (value) address.searchParams.set(name, value);
    return answer(undefined, { location: address.href, "cache-control": "no-store" });
  },
});
