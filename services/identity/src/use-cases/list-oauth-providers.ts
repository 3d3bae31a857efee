import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";

export const listOauthProviders = useCase({
  answer: z.object({ items: z.array(z.object({ provider: z.string(), label: z.string() })) }),
  async run(app) {
    return answer({
      items: [...app.providers.values()].map(({ name, label }) => ({ provider: name, label })),
    });
  },
});
