import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { currency, Tier, tiers } from "../domain/tiers.ts";

export const listTiers = useCase({
  answer: z.object({ currency: z.string(), tiers: z.array(Tier) }),
  run: async () => answer({ currency, tiers: [...tiers] }, { "cache-control": "public, max-age=300" }),
});
