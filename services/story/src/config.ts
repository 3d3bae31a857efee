import { availableParallelism } from "node:os";
import { baseConfig } from "@storytelling/service";
import { z } from "zod";

/** The environment of the story service. */
export const config = z.object({
  ...baseConfig,
  /** Stories that are analysed at a time, a thread each. */
  ANALYSIS_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(Math.max(1, availableParallelism() - 1)),
});
export type Config = z.infer<typeof config>;
