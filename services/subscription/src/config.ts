import { baseConfig } from "@storytelling/service";
import { z } from "zod";
import { TierCode } from "./domain/tiers.ts";

/** What subscription reads from the environment. */
export const config = z.object({
  ...baseConfig,
  /** Nobody has less than this tier here; for a platform that its owner pays for in machines. */
  DEFAULT_TIER: TierCode.default("free"),
});
export type Config = z.infer<typeof config>;
