import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ProviderName, ReturnTo } from "../domain/provider.ts";
import { providerOf, setOut } from "../steps/journey.ts";

/** Sends a browser to a provider; it comes back to the callback. */
export const startOauth = useCase({
  params: z.object({ provider: ProviderName }),
  query: z.strictObject({ returnTo: ReturnTo }),
  answer: "nothing",
  async run(app, { params, query }) {
    const provider = providerOf(app, params.provider);
    const { url, cookie } = await setOut(app, provider, { returnTo: query.returnTo, linkFor: null });
    return answer(undefined, { location: url, "set-cookie": cookie, "cache-control": "no-store" });
  },
});
