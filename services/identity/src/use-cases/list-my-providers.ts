import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ProviderView } from "../domain/provider.ts";
import { listLinked } from "../store/oauth-providers.ts";

/** A user can link each provider once, so all fit on one page. */
export const listMyProviders = useCase({
  answer: z.object({ items: z.array(ProviderView) }),
  async run(app, { actor }) {
    const linked = await listLinked(app.db.read, app.sealer, actor.id);
    return answer({
      items: linked.map(({ provider, email, linkedAt, lastUsedAt }) => ({
        provider,
        label: app.providers.get(provider)?.label ?? provider,
        email,
        linkedAt: linkedAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
    });
  },
});
