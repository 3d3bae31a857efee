import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ProviderName, ReturnTo } from "../domain/provider.ts";
import { providerOf, setOut } from "../steps/journey.ts";
import { requireOwner } from "../steps/require-confirmed.ts";

/** Returns the address to send the browser to. It comes back with a code for `POST /users/me/providers`. */
export const startLink = useCase({
  params: z.object({ provider: ProviderName }),
  body: z.strictObject({ returnTo: ReturnTo }),
  answer: z.object({ url: z.string() }),
  async run(app, { params, body, actor }) {
    const provider = providerOf(app, params.provider);
    await requireOwner(app, actor);
    const { url, cookie } = await setOut(app, provider, { returnTo: body.returnTo, linkFor: actor.id });
    return answer({ url }, { "set-cookie": cookie, "cache-control": "no-store" });
  },
});
